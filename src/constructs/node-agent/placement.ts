import { NodeAgentOptions } from './options';
import { OS_LABEL } from './windows/operating-system';
import { NodeAffinities } from '../../builders/node-affinities';
import { Affinity, PodSpecOptions, Toleration } from '../../model/generated/structs';
import { NodeLabels } from '../../node-sets/node-labels';

/** What tells nodes that run no DaemonSet pods: AWS Fargate, and nodes of a virtual kubelet. */
const REAL_NODES = NodeAffinities.required(
  NodeLabels.notIn('eks.amazonaws.com/compute-type', 'fargate'),
  NodeLabels.notIn('type', 'virtual-kubelet'),
);

/** On which nodes an agent runs, as far as their labels decide it. */
export function agentPlacement(
  os: string,
  { nodeSelector, affinity, virtualNodes = false }: NodeAgentOptions,
): PodSpecOptions {
  return {
    nodeSelector: { [OS_LABEL]: os, ...nodeSelector },
    affinity: virtualNodes ? affinity : onRealNodes(affinity),
  };
}

/** The user's affinity, each of its ORed terms narrowed to real nodes. */
function onRealNodes(affinity: Affinity | undefined): Affinity {
  return { ...affinity, nodeAffinity: NodeAffinities.allOf(affinity?.nodeAffinity ?? {}, REAL_NODES) };
}

/** The affinity without what keeps pods off virtual nodes. */
export function onAnyNodes({ nodeAffinity, ...others }: Affinity): Affinity | undefined {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, ...preferred } = nodeAffinity ?? {};
  const virtual = (REAL_NODES.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []).flatMap(
    ({ matchExpressions = [] }) => matchExpressions.map((one) => JSON.stringify(one)),
  );
  const terms = (required?.nodeSelectorTerms ?? []).map(({ matchExpressions = [], matchFields = [] }) => {
    const kept = matchExpressions.filter((one) => !virtual.includes(JSON.stringify(one)));
    return { ...(kept.length && { matchExpressions: kept }), ...(matchFields.length && { matchFields }) };
  });
  // a term without conditions would match no node
  const isEveryNode = terms.some((term) => Object.keys(term).length === 0);
  const asked = {
    ...preferred,
    ...(terms.length > 0 &&
      !isEveryNode && { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } }),
  };
  const affinity = { ...others, ...(Object.keys(asked).length && { nodeAffinity: asked }) };
  return Object.keys(affinity).length > 0 ? affinity : undefined;
}

/** Everything is tolerated, and what the user wrote stays readable beside it. */
export function tolerateEverything(tolerations: Toleration[] = []): Toleration[] {
  return [{ operator: 'Exists' }, ...tolerations];
}
