import { KindCase } from './cases';
import { Json, Struct } from './json';

const object = (kind: string, apiVersion: string, rest: Struct): KindCase => ({
  kind,
  manifest: JSON.stringify({ apiVersion, kind, metadata: { name: 'a' }, ...rest }),
});
const service = (spec: Struct, annotations?: { [key: string]: Json }): KindCase =>
  object('Service', 'v1', {
    metadata: { name: 'a', ...(annotations && { annotations }) },
    spec: { ports: [{ port: 80 }], ...spec },
  });
const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };

const job = (spec: Struct, labels?: Struct): KindCase =>
  object('Job', 'batch/v1', {
    spec: {
      ...spec,
      template: {
        ...(labels && { metadata: { labels } }),
        spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] },
      },
    },
  });
const times = (count: number, item: (i: number) => Json): Json[] => Array.from({ length: count }, (_, i) => item(i));
const failurePolicy = (...rules: Json[]): KindCase => job({ podFailurePolicy: { rules } });
const onExitCodes = (values: Json[]): Struct => ({ action: 'Count', onExitCodes: { operator: 'In', values } });
const onConditions = (count: number): Struct => ({
  action: 'Count',
  onPodConditions: times(count, () => ({ type: 'a', status: 'True' })),
});
const indexed: Struct = { completionMode: 'Indexed', completions: 5 };
const successPolicy = (...rules: Json[]): KindCase => job({ ...indexed, successPolicy: { rules } });
const manyIndexes: Struct = { ...indexed, completions: 100_001, backoffLimitPerIndex: 1 };
const labelled: Struct = {
  selector: { matchLabels: { a: 'b' } },
  template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } },
};
const rollingUpdate = (fields: Struct): KindCase =>
  object('StatefulSet', 'apps/v1', {
    spec: { ...labelled, updateStrategy: { type: 'RollingUpdate', rollingUpdate: fields } },
  });

const aggregating = (selector: Struct): KindCase =>
  object('ClusterRole', 'rbac.authorization.k8s.io/v1', { aggregationRule: { clusterRoleSelectors: [selector] } });

/** Objects for rules that chance seldom finds. */
export const ALONE: readonly KindCase[] = [
  service({}, { 'service.kubernetes.io/topology-aware-hints': 'a', 'service.kubernetes.io/topology-mode': 'b' }),
  service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
  service({ ...local, healthCheckNodePort: -1 }),
  service({ ...local, healthCheckNodePort: 30001, ports: [{ port: 80, nodePort: 30001 }] }),
  service({ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', 'fd00::1'], ipFamilyPolicy: 'SingleStack' }),
  service({
    type: 'NodePort',
    ports: [
      { name: 'a', port: 80, nodePort: 30001 },
      { name: 'b', port: 81, nodePort: 30001 },
    ],
  }),
  failurePolicy(...times(21, () => onConditions(1))),
  failurePolicy(onExitCodes(times(256, (i) => i + 1))),
  failurePolicy(onConditions(21)),
  job({}, { 'job-name': 'other' }),
  job(manyIndexes),
  job({ ...manyIndexes, parallelism: 10_001, maxFailedIndexes: 10_001 }),
  successPolicy(...times(21, () => ({ succeededCount: 1 }))),
  successPolicy({ succeededIndexes: `0,${'0'.repeat(64 * 1024)}1` }),
  object('StorageClass', 'storage.k8s.io/v1', {
    provisioner: 'a',
    parameters: Object.fromEntries(times(513, (i) => [String(i), '']) as [string, string][]),
  }),
  object('LimitRange', 'v1', {
    spec: { limits: [{ type: 'Container', default: { 'a.b/c': 2 }, defaultRequest: { 'a.b/c': 1 } }] },
  }),
  service({ type: 'LoadBalancer', ports: [{ port: 10250 }] }),
  object('Role', 'rbac.authorization.k8s.io/v2', {}),
  object('Pod', 'v1', { spec: { containers: [{ name: 'a', image: 'a:1 ' }] } }),
  object('Pod', 'v1', {
    metadata: { name: 'a', annotations: { 'kubernetes.io/config.mirror': 'a' } },
    spec: {
      nodeName: 'a',
      resourceClaims: [{ name: 'a', resourceClaimName: 'a' }],
      containers: [{ name: 'a', image: 'a:1' }],
    },
  }),
  rollingUpdate({ maxUnavailable: 0 }),
  rollingUpdate({ maxUnavailable: '0%', partition: -1 }),
  // what was wrong with a selector may stay wrong
  {
    ...aggregating({ matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] }),
    old: aggregating({ matchLabels: { a: 'x y' } }).manifest,
  },
];
