import { NodeAffinities } from '../../builders/node-affinities';
import { NodeLabels } from '../../builders/node-labels';
import { Affinity, Toleration } from '../../model/generated/structs';

/** What tells nodes that run no DaemonSet pods: AWS Fargate, and nodes of a virtual kubelet. */
const REAL_NODES = NodeAffinities.required(
  NodeLabels.notIn('eks.amazonaws.com/compute-type', 'fargate'),
  NodeLabels.notIn('type', 'virtual-kubelet'),
);

/** The user's affinity, each of its ORed terms narrowed to real nodes. */
export function onRealNodes(affinity: Affinity = {}): Affinity {
  return { ...affinity, nodeAffinity: NodeAffinities.allOf(affinity.nodeAffinity ?? {}, REAL_NODES) };
}

/** Everything is tolerated, and what the user wrote stays readable beside it. */
export function tolerateEverything(tolerations: Toleration[] = []): Toleration[] {
  return [{ operator: 'Exists' }, ...tolerations];
}
