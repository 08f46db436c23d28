/** Labels and taints of nodes that Kubernetes and the large platforms set. */
const KNOWN = [
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'beta.kubernetes.io/os',
  'node.kubernetes.io/disk-pressure',
  'node.kubernetes.io/instance-type',
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/network-unavailable',
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/out-of-service',
  'node.kubernetes.io/pid-pressure',
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/unschedulable',
  'node.kubernetes.io/windows-build',
  'node.cloudprovider.kubernetes.io/uninitialized',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/etcd',
  'node-role.kubernetes.io/master',
  'node-role.kubernetes.io/worker',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'karpenter.sh/capacity-type',
  'karpenter.sh/nodepool',
  'eks.amazonaws.com/capacityType',
  'eks.amazonaws.com/compute-type',
  'eks.amazonaws.com/nodegroup',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-nodepool',
  'cloud.google.com/gke-spot',
  'kubernetes.azure.com/agentpool',
  'kubernetes.azure.com/mode',
  'kubernetes.azure.com/scalesetpriority',
  'nvidia.com/gpu',
] as const;

const NAMES: ReadonlySet<string> = new Set(KNOWN);
/** Names after a known prefix that are somebody's own, such as the role of a node. */
const OPEN = /^(?:node-role\.kubernetes\.io|node-restriction\.kubernetes\.io|feature\.node\.kubernetes\.io)\//;

/** The well-known label that a key is a typo of. */
export function misspelt(key: string): string | undefined {
  if (!key.includes('/') || NAMES.has(key) || OPEN.test(key)) return undefined;
  const near = KNOWN.map((known) => ({ known, edits: editsBetween(key, known) })).filter(({ edits }) => edits <= 2);
  return near.sort((a, b) => a.edits - b.edits)[0]?.known;
}

/** The number of characters to add, remove or replace, and of neighbours to swap; 3 for all that is more than 2. */
function editsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
