import { ClusterState, RESOURCES } from '../../src/cluster/cluster-state';
import { JsonObject } from '../../src/model/json-object';

export const NOW = '2026-05-01T12:00:00.000Z';
/** So many seconds ago. */
export const ago = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();

export const template = (image = 'agent:1', more: object = {}) => ({
  metadata: { labels: { app: 'agent' } },
  spec: { containers: [{ name: 'agent', image, resources: { requests: { cpu: '100m', memory: '64Mi' } } }], ...more },
});

export const daemonSet = (
  more: { spec?: object; metadata?: object; status?: object; template?: object } = {},
): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { namespace: 'agents', name: 'agent', uid: 'ds', generation: 1, ...more.metadata },
  spec: { selector: { matchLabels: { app: 'agent' } }, template: more.template ?? template(), ...more.spec },
  status: { observedGeneration: 1, ...more.status },
});

export const revision = (number: number, of: object, created: number, more: object = {}): JsonObject => ({
  metadata: {
    namespace: 'agents',
    name: `agent-h${number}`,
    labels: { 'controller-revision-hash': `h${number}` },
    creationTimestamp: ago(created),
    ownerReferences: [{ kind: 'DaemonSet', uid: 'ds', controller: true }],
    ...more,
  },
  revision: number,
  data: { spec: { template: { ...of, $patch: 'replace' } } },
});

export const node = (name: string, ready: 'True' | 'False' | 'Unknown' = 'True', spec: object = {}): JsonObject => ({
  metadata: { name, labels: { 'kubernetes.io/hostname': name }, creationTimestamp: ago(90000) },
  spec,
  status: {
    allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
    conditions: [
      {
        type: 'Ready',
        status: ready,
        ...(ready === 'Unknown' && { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' }),
        ...(ready === 'False' && { reason: 'KubeletNotReady', message: 'PLEG is not healthy' }),
      },
    ],
  },
});

export interface PodFields {
  readonly hash?: string;
  readonly ready?: boolean;
  readonly readySince?: number;
  readonly age?: number;
  readonly status?: object;
  readonly metadata?: object;
  readonly spec?: object;
}

export const pod = (nodeName: string, fields: PodFields = {}): JsonObject => {
  const { hash = 'h1', ready = true, age = 3600, readySince = age } = fields;
  return {
    metadata: {
      namespace: 'agents',
      name: `agent-${nodeName}`,
      uid: `pod-${nodeName}-${hash}`,
      labels: { app: 'agent', 'controller-revision-hash': hash },
      creationTimestamp: ago(age),
      ownerReferences: [{ kind: 'DaemonSet', name: 'agent', uid: 'ds', controller: true }],
      ...fields.metadata,
    },
    spec: {
      nodeName,
      containers: [{ name: 'agent', resources: { requests: { cpu: '100m', memory: '64Mi' } } }],
      ...fields.spec,
    },
    status: {
      phase: 'Running',
      podIP: '10.0.0.1',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: ago(readySince) }],
      ...fields.status,
    },
  };
};

/** An event of the kind that the controller and the kubelet write. */
export const event = (uid: string, reason: string, message: string, seconds = 10): JsonObject => ({
  involvedObject: { uid },
  reason,
  message,
  type: 'Warning',
  lastTimestamp: ago(seconds),
});

export function state(objects: Partial<ClusterState['objects']>, more: Partial<ClusterState> = {}): ClusterState {
  const none = Object.fromEntries(RESOURCES.map((resource) => [resource, []]));
  return {
    takenAt: NOW,
    kubernetesVersion: 'v1.36.4',
    objects: { ...(none as unknown as ClusterState['objects']), ...objects },
    unread: [],
    moved: [],
    redacted: false,
    ...more,
  };
}
