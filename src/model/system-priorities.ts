export const SYSTEM_NODE_CRITICAL = 'system-node-critical';
export const SYSTEM_CLUSTER_CRITICAL = 'system-cluster-critical';

/**
 * The values of the two priority classes that every cluster has.
 * https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/scheduling/v1/helpers.go (SystemPriorityClasses)
 */
export const SYSTEM_PRIORITIES: ReadonlyMap<string, number> = new Map([
  [SYSTEM_NODE_CRITICAL, 2000001000],
  [SYSTEM_CLUSTER_CRITICAL, 2000000000],
]);
