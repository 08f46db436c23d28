/*
 * DaemonSets and nodes aimed at the rules of placement: few keys and values, so that they meet often, and the odd ones of each rule.
 * Same random numbers, same cases.
 */

type Random = () => number;

export interface PlacementCase {
  readonly daemonSet: object;
  readonly nodes: object[];
}

const LABEL_KEYS = ['zone', 'pool', 'cores', 'example.com/disk', 'kubernetes.io/os'];
const LABEL_VALUES = [
  'a',
  'b',
  '',
  '4',
  '08',
  '+5',
  '-5',
  '16',
  '9223372036854775808',
  'linux',
  '1_000',
  'x'.repeat(63),
];
const BAD_VALUES = ['-', 'a b', 'x'.repeat(64), 'é'];
const BAD_KEYS = ['', 'a b', 'a/b/c', 'A/b', 'constructor'];
const INTEGERS = ['0', '4', '5', '8', '-6', '+4', '015', '1.5', 'a', '9223372036854775807', '9223372036854775808', ''];
const NAMES = ['node-0', 'node-1', 'node-2', 'node-3', 'node-9'];
const AUTOMATIC = [
  'not-ready',
  'unreachable',
  'disk-pressure',
  'memory-pressure',
  'pid-pressure',
  'unschedulable',
  'network-unavailable',
  'out-of-service',
];
const TAINT_KEYS = [
  'gpu',
  'dedicated',
  'node-role.kubernetes.io/control-plane',
  ...AUTOMATIC.map((key) => `node.kubernetes.io/${key}`),
];
const TAINT_VALUES = ['', 'true', 'a', '5', '-5'];
const EFFECTS = ['NoSchedule', 'NoExecute', 'PreferNoSchedule'];
const OPERATORS = ['In', 'In', 'NotIn', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

export function placementCases(random: Random, count: number, nodesEach: number): PlacementCase[] {
  const chance = (share: number) => random() < share;
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)];
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(random() * (most + 1)) }, make);

  const labels = () => Object.fromEntries(some(4, () => [pick(LABEL_KEYS), pick(LABEL_VALUES)]));
  const label = () => ({ [pick(LABEL_KEYS)]: pick(LABEL_VALUES) });
  const expression = () => {
    const operator = chance(0.02) ? pick(['', 'in', 'Near']) : pick(OPERATORS);
    const key = chance(0.02) ? pick(BAD_KEYS) : pick(LABEL_KEYS);
    if (operator === 'Gt' || operator === 'Lt') {
      return { key, operator, values: chance(0.95) ? [pick(INTEGERS)] : some(2, () => pick(INTEGERS)) };
    }
    if (chance(0.03)) return { key, operator, values: some(2, () => pick([...LABEL_VALUES, ...BAD_VALUES])) };
    return operator === 'In' || operator === 'NotIn'
      ? { key, operator, values: [pick(LABEL_VALUES), ...some(2, () => pick(LABEL_VALUES))] }
      : { key, operator };
  };
  const field = () => ({
    key: chance(0.95) ? 'metadata.name' : pick(['metadata.uid', '', 'spec.unschedulable']),
    operator: chance(0.95) ? pick(['In', 'NotIn']) : pick(['Exists', 'Gt', '']),
    values: chance(0.95) ? [pick(NAMES)] : some(2, () => pick(NAMES)),
  });
  const term = () => ({
    ...(chance(0.9) ? { matchExpressions: some(2, expression) } : {}),
    ...(chance(0.15) ? { matchFields: some(2, field) } : {}),
  });
  const taint = () => ({
    key: pick(TAINT_KEYS),
    ...(chance(0.6) ? { value: pick(TAINT_VALUES) } : {}),
    effect: pick(EFFECTS),
  });
  const toleration = () => ({
    ...(chance(0.85) ? { key: pick(TAINT_KEYS) } : {}),
    ...(chance(0.9) ? { operator: pick(['Exists', 'Exists', 'Equal', 'Gt', 'Lt', '']) } : {}),
    ...(chance(0.5) ? { value: pick(TAINT_VALUES) } : {}),
    ...(chance(0.6) ? { effect: pick(EFFECTS) } : {}),
    ...(chance(0.2) ? { tolerationSeconds: 5 } : {}),
  });
  const spec = () => ({
    containers: [],
    ...(chance(0.04) ? { nodeName: pick(NAMES) } : {}),
    ...(chance(0.3) ? { hostNetwork: true } : {}),
    ...(chance(0.25) ? { nodeSelector: { ...label(), ...(chance(0.5) ? label() : {}) } } : {}),
    ...(chance(0.6)
      ? {
          affinity: {
            nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: some(3, term) } },
          },
        }
      : {}),
    ...(chance(0.7) ? { tolerations: some(4, toleration) } : {}),
  });
  return Array.from({ length: count }, () => ({
    daemonSet: { metadata: { name: 'agent', namespace: 'agents' }, spec: { template: { spec: spec() } } },
    nodes: Array.from({ length: nodesEach }, () => ({
      metadata: { name: pick(NAMES), labels: labels() },
      spec: { ...(chance(0.6) ? { taints: some(3, taint) } : {}) },
    })),
  }));
}
