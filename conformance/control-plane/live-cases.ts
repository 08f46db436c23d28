import { container } from './fleet';

/*
 * Faults that are put into a cluster, and what the tool is to say of them. Every case has four nodes of its own and a namespace of its name.
 */

/** What `status` says of a node: the state, the kind of reason and the word for it. */
export type ExpectedNode = readonly [state: string, kind: string, reason: string];

export interface LiveCase {
  readonly name: string;
  /** In the template of the first version. */
  readonly podSpec?: object;
  readonly podMetadata?: object;
  readonly spec?: object;
  /** Changes of the nodes, by number. */
  readonly nodes?: { readonly [number: number]: NodeChange };
  /** Labels of the namespace. */
  readonly namespace?: object;
  /** Objects that are there before. */
  readonly others?: readonly object[];
  /** What the kubelets of nodes say, of pods of any version or of one. */
  readonly faults?: { readonly [number: number]: string };
  readonly faultsOf?: '1' | '2';
  /** A second version is applied: with another image, and with what is given. */
  readonly update?: object;
  /** After pods are there: nodes that change. */
  readonly later?: { readonly [number: number]: NodeChange };
  /** Nodes whose Node object is deleted after pods are there. */
  readonly gone?: readonly number[];
  /** The resource of which the node has too little. */
  readonly lacks?: string;
  /** In CI. */
  readonly isQuick?: true;
  readonly status?: { readonly [number: number]: ExpectedNode };
  readonly rollout?: { readonly state: string; readonly causes: { readonly [kind: string]: readonly number[] } };
}

export interface NodeChange {
  readonly labels?: object;
  readonly taints?: readonly object[];
  readonly unschedulable?: boolean;
  readonly ready?: 'False' | 'Unknown';
  readonly allocatable?: object;
}

const request = (resources: { readonly [name: string]: string }) => ({ containers: [container(resources)] });
const port = (hostPort: number) => ({ containers: [container({}, [{ containerPort: 80, hostPort }])] });
const rolling = (maxUnavailable: number | string) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } },
});
const surging = (maxSurge: number) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 0 } },
});
const taint = (effect: string) => [{ key: 'example.com/dedicated', value: 'x', effect }];

/** One kind of fault that the kubelets tell, on node 1. */
const told = (name: string, fault: string, kind: string, reason: string, more: Partial<LiveCase> = {}): LiveCase => ({
  name,
  faults: { 1: fault },
  status: { 1: ['not-ready', kind, reason] },
  ...more,
});

/** The same fault of new pods only, which holds an update up. */
const holding = (name: string, fault: string, more: Partial<LiveCase> = {}): LiveCase => ({
  name,
  spec: rolling(1),
  faults: { 0: fault, 1: fault, 2: fault, 3: fault },
  faultsOf: '2',
  update: {},
  rollout: { state: 'held', causes: { 'not-available': [-1] } },
  ...more,
});

const INIT = { initContainers: [{ name: 'prepare', image: 'registry.example/prepare:1' }], containers: [container()] };

export const LIVE_CASES: readonly LiveCase[] = [
  { name: 'well', isQuick: true, status: {}, rollout: { state: 'complete', causes: {} } },
  told('image-that-never-comes', 'image', 'image', 'ImagePullBackOff', { isQuick: true }),
  told('image-pull-fails', 'image-pull', 'image', 'ErrImagePull'),
  told('image-never', 'image-never', 'image', 'ErrImageNeverPull'),
  told('image-name', 'image-name', 'image', 'InvalidImageName'),
  told('crash-loop', 'crash', 'crash', 'CrashLoopBackOff', { isQuick: true }),
  told('crash-between', 'crash-ended', 'crash', 'Error'),
  told('out-of-memory', 'oom', 'crash', 'OOMKilled'),
  told('init-crash', 'init-crash', 'crash', 'CrashLoopBackOff', { podSpec: INIT }),
  told('missing-key', 'config', 'configuration', 'CreateContainerConfigError'),
  told('cannot-be-made', 'create', 'configuration', 'CreateContainerError'),
  told('no-such-program', 'run', 'crash', 'RunContainerError'),
  told('post-start', 'post-start', 'crash', 'PostStartHookError'),
  told('readiness', 'readiness', 'probe', 'Unhealthy', { isQuick: true }),
  told('startup', 'startup', 'probe', 'Unhealthy'),
  told('volume', 'volume', 'volume', 'FailedMount', { isQuick: true }),
  told('volume-attach', 'volume-attach', 'volume', 'FailedAttachVolume'),
  told('sandbox', 'sandbox', 'sandbox', 'FailedCreatePodSandBox'),
  told('evicted', 'evicted', 'failed', 'Evicted'),
  told('rejected-cpu', 'out-of-cpu', 'failed', 'OutOfcpu'),
  told('rejected-device', 'admission', 'failed', 'UnexpectedAdmissionError'),
  {
    name: 'full-cpu',
    lacks: 'cpu',
    isQuick: true,
    podSpec: request({ cpu: '2' }),
    nodes: { 2: { allocatable: { cpu: '1', memory: '4Gi', pods: '110' } } },
    status: { 2: ['not-ready', 'pending', 'Unschedulable'] },
  },
  {
    name: 'full-memory',
    podSpec: request({ memory: '2Gi' }),
    nodes: { 0: { allocatable: { cpu: '4', memory: '1Gi', pods: '110' } } },
    status: { 0: ['not-ready', 'pending', 'Unschedulable'] },
  },
  {
    name: 'full-pods',
    nodes: { 3: { allocatable: { cpu: '4', memory: '1Gi', pods: '0' } } },
    status: { 3: ['not-ready', 'pending', 'Unschedulable'] },
  },
  {
    name: 'no-device',
    podSpec: { containers: [{ ...container(), resources: { limits: { 'nvidia.com/gpu': '1' } } }] },
    nodes: { 1: { allocatable: { cpu: '4', memory: '4Gi', pods: '110', 'nvidia.com/gpu': '1' } } },
    status: {
      0: ['not-ready', 'pending', 'Unschedulable'],
      2: ['not-ready', 'pending', 'Unschedulable'],
      3: ['not-ready', 'pending', 'Unschedulable'],
    },
  },
  {
    name: 'no-claim',
    podSpec: { containers: [container()], volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'none' } }] },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['not-ready', 'pending', 'Unschedulable'] as const])),
  },
  {
    name: 'gated',
    podSpec: { containers: [container()], schedulingGates: [{ name: 'example.com/wait' }] },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['not-ready', 'pending', 'SchedulingGated'] as const])),
  },
  {
    name: 'tainted',
    nodes: { 0: { taints: taint('NoSchedule') } },
    status: { 0: ['excluded', 'rule', 'taint'] },
    isQuick: true,
  },
  {
    name: 'tainted-execute',
    nodes: { 3: { taints: taint('NoExecute') } },
    status: { 3: ['excluded', 'rule', 'taint'] },
  },
  { name: 'tainted-later', later: { 1: { taints: taint('NoSchedule') } }, status: { 1: ['kept', 'rule', 'taint'] } },
  { name: 'cordoned', nodes: { 1: { unschedulable: true } }, status: {} },
  {
    name: 'other-pool',
    podSpec: { containers: [container()], nodeSelector: { pool: 'x' } },
    nodes: { 0: { labels: { pool: 'x' } }, 1: { labels: { pool: 'y' } } },
    status: {
      1: ['excluded', 'rule', 'nodeSelector'],
      2: ['excluded', 'rule', 'nodeSelector'],
      3: ['excluded', 'rule', 'nodeSelector'],
    },
  },
  {
    name: 'not-on-fargate',
    podSpec: {
      containers: [container()],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'compute', operator: 'NotIn', values: ['fargate'] }] }],
          },
        },
      },
    },
    nodes: { 2: { labels: { compute: 'fargate' } } },
    status: { 2: ['excluded', 'rule', 'nodeAffinity'] },
  },
  {
    name: 'node-not-ready',
    later: { 2: { ready: 'False' } },
    status: { 2: ['not-ready', 'node-not-ready', 'KubeletNotReady'] },
    isQuick: true,
  },
  {
    name: 'node-unknown',
    later: { 0: { ready: 'Unknown' } },
    status: { 0: ['not-ready', 'node-not-ready', 'NodeStatusUnknown'] },
  },
  {
    name: 'quota',
    isQuick: true,
    others: [{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard: { pods: '0' } } }],
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'Quota'] as const])),
  },
  {
    name: 'pod-security',
    isQuick: true,
    namespace: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    podSpec: { hostNetwork: true, containers: [container()] },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'PodSecurity'] as const])),
  },
  {
    name: 'limit-range',
    others: [
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'small' },
        spec: { limits: [{ type: 'Container', max: { memory: '10Mi' } }] },
      },
    ],
    podSpec: { containers: [{ ...container(), resources: { limits: { memory: '64Mi' } } }] },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'LimitRange'] as const])),
  },
  {
    name: 'no-priority-class',
    podSpec: { containers: [container()], priorityClassName: 'not-there' },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'PriorityClass'] as const])),
  },
  {
    name: 'no-runtime-class',
    podSpec: { containers: [container()], runtimeClassName: 'not-there' },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'RuntimeClass'] as const])),
  },
  {
    name: 'webhook',
    others: [
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'refuses' },
        webhooks: [
          {
            name: 'refuses.example.com',
            clientConfig: { url: 'https://127.0.0.1:1/refuse' },
            rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'webhook' } },
            sideEffects: 'None',
            admissionReviewVersions: ['v1'],
            timeoutSeconds: 2,
          },
        ],
      },
    ],
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['missing', 'creation-refused', 'Webhook'] as const])),
  },
  holding('update-image', 'image', { isQuick: true }),
  holding('update-crash', 'crash'),
  holding('update-probe', 'startup'),
  holding('update-config', 'config'),
  holding('update-volume', 'volume'),
  {
    name: 'update-one-node',
    spec: rolling(2),
    faults: { 1: 'crash' },
    faultsOf: '2',
    update: {},
    rollout: { state: 'partly-held', causes: { 'not-available': [1] } },
  },
  {
    name: 'update-too-big',
    isQuick: true,
    spec: rolling(1),
    update: request({ cpu: '100' }),
    rollout: { state: 'held', causes: { pending: [-1] } },
  },
  {
    name: 'update-surge-port',
    spec: surging(1),
    podSpec: port(9400),
    update: port(9400),
    rollout: { state: 'held', causes: { pending: [-1] } },
  },
  {
    name: 'update-surge-crash',
    spec: surging(2),
    faults: { 0: 'crash', 1: 'crash', 2: 'crash', 3: 'crash' },
    faultsOf: '2',
    update: {},
    rollout: { state: 'held', causes: { 'not-available': [-2] } },
  },
  {
    name: 'update-refused',
    isQuick: true,
    spec: rolling(1),
    namespace: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    update: { hostPID: true },
    rollout: { state: 'held', causes: { 'creation-refused': [-1] } },
  },
  {
    name: 'update-finalizer',
    spec: rolling(1),
    podMetadata: { finalizers: ['example.com/hold'] },
    update: {},
    rollout: { state: 'held', causes: { 'stuck-termination': [-1] } },
  },
  {
    name: 'update-never-ends',
    spec: rolling(1),
    podSpec: { containers: [container()], terminationGracePeriodSeconds: 1 },
    faults: { 0: 'never-ends', 1: 'never-ends', 2: 'never-ends', 3: 'never-ends' },
    update: {},
    rollout: { state: 'held', causes: { 'stuck-termination': [-1] } },
  },
  {
    name: 'update-by-hand',
    isQuick: true,
    spec: { updateStrategy: { type: 'OnDelete' } },
    update: {},
    rollout: { state: 'on-delete', causes: { 'on-delete': [] } },
  },
  {
    name: 'update-node-not-ready',
    isQuick: true,
    spec: rolling(1),
    later: { 1: { ready: 'False' } },
    update: {},
    rollout: { state: 'held', causes: { 'node-not-ready': [1] } },
  },
  {
    name: 'update-some-not-ready',
    spec: rolling(3),
    later: { 0: { ready: 'Unknown' } },
    update: {},
    rollout: { state: 'partly-held', causes: { 'node-not-ready': [0] } },
  },
  {
    name: 'update-well',
    isQuick: true,
    spec: rolling('50%'),
    update: {},
    status: {},
    rollout: { state: 'complete', causes: {} },
  },
  {
    name: 'node-gone',
    gone: [2],
    status: { 2: ['unwanted', 'node-gone', 'NodeGone'] },
  },
  {
    name: 'rival',
    spec: rolling(1),
    others: [
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'rival-of-rival' },
        spec: {
          selector: { matchLabels: { app: 'rival' } },
          template: {
            metadata: { labels: { app: 'rival' } },
            spec: { nodeSelector: { pool: 'nowhere' }, containers: [container()] },
          },
        },
      },
    ],
    faults: { 0: 'crash', 1: 'crash', 2: 'crash', 3: 'crash' },
    faultsOf: '2',
    update: {},
    rollout: { state: 'held', causes: { 'not-available': [-1], 'other-controller': [] } },
  },
  {
    name: 'no-node-wanted',
    podSpec: { containers: [container()], nodeSelector: { pool: 'nowhere' } },
    status: Object.fromEntries([0, 1, 2, 3].map((i) => [i, ['excluded', 'rule', 'nodeSelector'] as const])),
    rollout: { state: 'complete', causes: {} },
  },
];
