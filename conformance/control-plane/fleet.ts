import { placementCases } from '../../tools/differential/placement';

/*
 * Nodes of many kinds and DaemonSets that meet them. Same random numbers, same fleet.
 */

type Random = () => number;

export interface NodeManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Texts };
  readonly spec: { readonly unschedulable?: boolean; readonly taints: readonly Taint[] };
  readonly status: object;
}

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

interface Texts {
  readonly [key: string]: string;
}

interface Pool {
  readonly labels: Texts;
  readonly taints: readonly Taint[];
  readonly allocatable: readonly Texts[];
}

// label keys and values that the generated DaemonSets of tools/differential ask for as well
const ZONES = ['a', 'b', '4', '16'];
const POOLS: readonly Pool[] = [
  {
    labels: { pool: 'general', cores: '4' },
    taints: [],
    allocatable: [
      { cpu: '3920m', memory: '14Gi', pods: '110' },
      { cpu: '1', memory: '1Gi', pods: '6' },
    ],
  },
  { labels: { pool: 'a', cores: '16' }, taints: [], allocatable: [{ cpu: '15', memory: '60Gi', pods: '110' }] },
  {
    labels: { pool: 'b', cores: '08' },
    taints: [{ key: 'dedicated', value: 'a', effect: 'NoSchedule' }],
    allocatable: [{ cpu: '7', memory: '2000M', pods: '30' }],
  },
  {
    labels: { pool: 'gpu', cores: '9223372036854775807' },
    taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }],
    allocatable: [{ cpu: '31', memory: '120Gi', pods: '110', 'nvidia.com/gpu': '1' }],
  },
  {
    labels: { pool: 'spot' },
    taints: [{ key: 'gpu', effect: 'NoExecute' }],
    allocatable: [{ cpu: '2', memory: '4Gi', pods: '20', 'hugepages-2Mi': '64Mi' }],
  },
  {
    labels: { pool: 'control-plane', cores: 'many', 'node-role.kubernetes.io/control-plane': '' },
    taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
    allocatable: [{ cpu: '2', memory: '1536Mi', pods: '9' }],
  },
  {
    labels: { pool: 'windows', 'kubernetes.io/os': 'windows' },
    taints: [{ key: 'os', value: 'windows', effect: 'PreferNoSchedule' }],
    allocatable: [{ cpu: '4', memory: '8Gi', pods: '30' }],
  },
];
const EXTRA_TAINTS: readonly Taint[] = [
  { key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/network-unavailable', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' },
  { key: 'dedicated', value: '5', effect: 'NoSchedule' },
  { key: 'dedicated', effect: 'NoExecute' },
  { key: 'gpu', value: 'a', effect: 'PreferNoSchedule' },
];
const NOT_READY: readonly Taint[] = ['NoSchedule', 'NoExecute'].map((effect) => ({
  key: 'node.kubernetes.io/not-ready',
  effect,
}));

/** `node-<from>` and so on; `shareNotReady` of them without a kubelet. */
export function nodes(random: Random, from: number, count: number, shareNotReady: number): NodeManifest[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, i) => {
    const name = `node-${from + i}`;
    const pool = pick(POOLS);
    const allocatable = pick(pool.allocatable);
    const notReady = random() < shareNotReady;
    const extra = random() < 0.2 ? [pick(EXTRA_TAINTS)] : [];
    const taints = [...pool.taints, ...(notReady ? NOT_READY : []), ...extra];
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          zone: pick(ZONES),
          ...(random() < 0.3 ? { 'example.com/disk': pick(['', 'a']) } : {}),
          ...pool.labels,
        },
      },
      spec: {
        ...(taints.some(({ key }) => key === 'node.kubernetes.io/unschedulable') ? { unschedulable: true } : {}),
        taints: taints.filter(
          ({ key, effect }, at) => taints.findIndex((other) => other.key === key && other.effect === effect) === at,
        ),
      },
      status: {
        allocatable,
        capacity: allocatable,
        conditions: [{ type: 'Ready', status: notReady ? 'Unknown' : 'True' }],
      },
    };
  });
}

export const PRIORITIES: { readonly [name: string]: number } = { 'agents-high': 1_000_000, 'agents-low': -10 };
const SYSTEM: { readonly [name: string]: number } = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

export const priorityClasses = Object.entries(PRIORITIES).map(([name, value]) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  globalDefault: false,
}));

type PodSpec = { readonly [field: string]: unknown };

export interface DaemonSetManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: {
    readonly [field: string]: unknown;
    readonly template: { readonly metadata: { readonly labels: Texts }; readonly spec: PodSpec };
  };
}

export function daemonSet(
  name: string,
  podSpec: PodSpec,
  spec: { readonly [field: string]: unknown } = {},
): DaemonSetManifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { namespace: 'agents', name },
    spec: {
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name } },
        spec: { ...podSpec, containers: podSpec.containers ?? [container()] },
      },
    },
  };
}

export function container(requests: Texts = {}, ports: readonly object[] = []): object {
  return { name: 'agent', image: 'registry.example/agent:1', resources: { requests }, ports };
}

/** Nodes of any of the terms. */
export const affinity = (...nodeSelectorTerms: readonly object[]) => ({
  nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
});
/** Nodes for which all of the requirements hold. */
export const expressions = (...matchExpressions: readonly object[]) => ({ matchExpressions });
const EVERYWHERE = [{ operator: 'Exists' }];

/** By name, what one would write to say where agents go, and the odd ones. */
const CHOSEN: { readonly [name: string]: PodSpec } = {
  plain: {},
  everywhere: { tolerations: EVERYWHERE, priorityClassName: 'system-node-critical' },
  'host-network': {
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    containers: [container({}, [{ containerPort: 9100 }])],
  },
  'host-port-clash': { tolerations: EVERYWHERE, containers: [container({}, [{ containerPort: 80, hostPort: 9100 }])] },
  'host-port-other-protocol': { containers: [container({}, [{ containerPort: 80, hostPort: 9100, protocol: 'UDP' }])] },
  'host-port-one-address': {
    containers: [container({}, [{ containerPort: 80, hostPort: 9200, hostIP: '127.0.0.1' }])],
  },
  'host-port-other-address': {
    containers: [container({}, [{ containerPort: 80, hostPort: 9200, hostIP: '127.0.0.2' }])],
  },
  'host-port-any-address': { containers: [container({}, [{ containerPort: 80, hostPort: 9200 }])] },
  selector: { nodeSelector: { 'kubernetes.io/os': 'linux', pool: 'a' } },
  'selector-of-empty': { nodeSelector: { 'example.com/disk': '' } },
  'one-node': { nodeName: 'node-7', tolerations: EVERYWHERE },
  'one-tainted-node': { nodeName: 'node-11' },
  'no-such-node': { nodeName: 'node-100000' },
  in: {
    affinity: affinity(expressions({ key: 'pool', operator: 'In', values: ['gpu', 'spot'] })),
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
  },
  'not-in': {
    affinity: affinity(expressions({ key: 'cores', operator: 'NotIn', values: ['4', 'many'] })),
    tolerations: EVERYWHERE,
  },
  'exists-or': {
    affinity: affinity(
      expressions({ key: 'example.com/disk', operator: 'Exists' }),
      expressions({ key: 'zone', operator: 'In', values: ['a'] }, { key: 'cores', operator: 'DoesNotExist' }),
    ),
    tolerations: EVERYWHERE,
  },
  'more-than': {
    affinity: affinity(expressions({ key: 'cores', operator: 'Gt', values: ['7'] })),
    tolerations: EVERYWHERE,
  },
  'less-than': {
    affinity: affinity(expressions({ key: 'cores', operator: 'Lt', values: ['9223372036854775807'] })),
    tolerations: EVERYWHERE,
  },
  fields: {
    affinity: affinity({
      matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1'] }],
      ...expressions({ key: 'zone', operator: 'In', values: ['b'] }),
    }),
  },
  'preferred-only': {
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: expressions({ key: 'pool', operator: 'In', values: ['gpu'] }) },
        ],
      },
    },
  },
  'tolerates-value': {
    tolerations: [
      { key: 'gpu', value: 'true', effect: 'NoSchedule' },
      { key: 'dedicated', operator: 'Equal', value: '5' },
    ],
  },
  'tolerates-for-a-while': {
    tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }],
  },
  gpu: {
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
    containers: [{ ...container(), resources: { limits: { 'nvidia.com/gpu': '1' } } }],
  },
  'second-gpu': {
    nodeSelector: { pool: 'gpu' },
    tolerations: EVERYWHERE,
    containers: [{ ...container(), resources: { limits: { 'nvidia.com/gpu': '1' } } }],
  },
  pages: {
    tolerations: EVERYWHERE,
    containers: [
      { ...container(), resources: { requests: { cpu: '10m' }, limits: { 'hugepages-2Mi': '64Mi', memory: '64Mi' } } },
    ],
  },
  'init-heavy': {
    initContainers: [{ ...container({ cpu: '1500m' }), name: 'init' }],
    containers: [container({ cpu: '100m', memory: '64Mi' })],
  },
  sidecars: {
    initContainers: [
      { ...container({ memory: '600Mi' }), name: 'sidecar', restartPolicy: 'Always' },
      { ...container({ memory: '500Mi' }), name: 'init' },
    ],
    containers: [container({ memory: '100M' })],
  },
  'pod-level': { resources: { requests: { cpu: '900m', memory: '300Mi' } }, containers: [container({ cpu: '100m' })] },
  high: { priorityClassName: 'agents-high', containers: [container({ cpu: '0.5', memory: '1e9' })] },
  low: { priorityClassName: 'agents-low', tolerations: EVERYWHERE, containers: [container({ cpu: '250m' })] },
};

/** Those chosen and `generated` others, highest priority first, which is the order in which the scheduler would take them. */
export function daemonSets(random: Random, generated: number): DaemonSetManifest[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const others = placementCases(random, generated, 0).map((one, i) => {
    const { containers: _none, ...podSpec } = (one.daemonSet as DaemonSetManifest).spec.template.spec;
    return daemonSet(`generated-${i}`, {
      ...podSpec,
      containers: [container({ cpu: pick(['0', '10m', '200m']), memory: pick(['16Mi', '100M']) })],
    });
  });
  const priority = ({ spec: { template } }: DaemonSetManifest): number => {
    const { priorityClassName: name } = template.spec as { priorityClassName?: string };
    return name === undefined ? 0 : (PRIORITIES[name] ?? SYSTEM[name]);
  };
  return [...Object.entries(CHOSEN).map(([name, podSpec]) => daemonSet(name, podSpec)), ...others].sort(
    (a, b) => priority(b) - priority(a),
  );
}
