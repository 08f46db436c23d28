import { Affinity, NodeSelectorRequirement, NodeSelectorTerm, Toleration } from '../../model/generated/structs';

/** What tells nodes that run no DaemonSet pods: AWS Fargate, and nodes of a virtual kubelet. */
const REAL_NODES: NodeSelectorRequirement[] = [
  { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
  { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
];

const isEmpty = ({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm) => matchExpressions.length + matchFields.length === 0;

/** The user's affinity, each of its ORed terms narrowed to real nodes. A term without any requirement matches no node and must stay so. */
export function onRealNodes(affinity: Affinity = {}): Affinity {
  const { nodeAffinity = {} } = affinity;
  const terms = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [{ matchExpressions: REAL_NODES }];
  const narrowed = terms.map((term) => (isEmpty(term) || term.matchExpressions === REAL_NODES ? term
    : { ...term, matchExpressions: [...term.matchExpressions ?? [], ...REAL_NODES] }));
  return {
    ...affinity,
    nodeAffinity: { ...nodeAffinity, requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: narrowed } },
  };
}

/** Everything is tolerated, and what the user wrote stays readable beside it. */
export function tolerateEverything(tolerations: Toleration[] = []): Toleration[] {
  return [{ operator: 'Exists' }, ...tolerations];
}
