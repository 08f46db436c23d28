import { LabelledNode, nodeRequirements } from './node-affinity';
import { PlanReason } from './plan-reason';
import { Taint, taintReason, tolerationsOf, untoleratedTaints } from './taints';
import { podSpecOf, textOf } from '../model/untyped';

/** `runs`: the controller creates a pod; `keeps`: an existing pod stays, but no pod is created; `excluded`: neither. */
export type Placement = 'runs' | 'keeps' | 'excluded';

export interface PlacedNode extends LabelledNode {
  readonly taints: readonly Taint[];
}

export interface NodePlacement {
  readonly placement: Placement;
  /** Empty if the pod runs. */
  readonly reasons: PlanReason[];
}

/** The placement rules of a DaemonSet, read once for many nodes. */
export interface PlacementRules {
  /** The label keys that the rules read. */
  readonly keys: readonly string[];
  /** The node names that the rules mention. */
  readonly names: readonly string[];
  judge(node: PlacedNode): NodePlacement;
}

/**
 * NodeShouldRunDaemonPod:
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/daemon_controller.go
 */
export function placementRules(daemonSet: unknown): PlacementRules {
  const podSpec = podSpecOf(daemonSet);
  const nodeName = textOf(podSpec.nodeName);
  const requirements = nodeRequirements(podSpec);
  const tolerations = tolerationsOf(podSpec);
  return {
    keys: requirements.keys,
    names: nodeName === '' ? requirements.names : [nodeName, ...requirements.names],
    judge(node) {
      if (nodeName !== '' && nodeName !== node.name) {
        const message = `nodeName is ${JSON.stringify(nodeName)}, which is another node`;
        return { placement: 'excluded', reasons: [{ kind: 'nodeName', message, values: [nodeName] }] };
      }
      const mismatches = requirements.judge(node);
      if (mismatches.length > 0) return { placement: 'excluded', reasons: mismatches };
      const taints = untoleratedTaints(node.taints, tolerations);
      if (taints.length === 0) return { placement: 'runs', reasons: [] };
      const evicts = taints.some(({ effect }) => effect === 'NoExecute');
      return { placement: evicts ? 'excluded' : 'keeps', reasons: taints.map(taintReason) };
    },
  };
}
