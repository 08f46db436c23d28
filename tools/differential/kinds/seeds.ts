import { Struct } from './json';

const RBAC = 'rbac.authorization.k8s.io/v1';

const replicas = (spec: Struct = {}): Struct => ({
  apiVersion: 'apps/v1',
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } },
    ...spec,
  },
});

const job = (spec: Struct = {}): Struct => ({
  template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } },
  ...spec,
});
const indexed: Struct = { completionMode: 'Indexed', completions: 5 };
const jobs: readonly Struct[] = [
  job(),
  job({ ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 2 }),
  job({ ...indexed, successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 2 }] } }),
  job({
    podFailurePolicy: {
      rules: [
        { action: 'FailJob', onExitCodes: { containerName: 'a', operator: 'In', values: [1, 42] } },
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
      ],
    },
  }),
  job({ managedBy: 'example.com/a', suspend: true }),
];

/** Objects of each kind that every minor accepts, which cases change. */
export const SEEDS: { readonly [kind: string]: readonly Struct[] } = {
  Deployment: [
    replicas(),
    replicas({ strategy: { type: 'Recreate' }, minReadySeconds: 5 }),
    replicas({ replicas: 2, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
  ],
  ReplicaSet: [replicas(), replicas({ replicas: 2 })],
  StatefulSet: [
    replicas(),
    replicas({ serviceName: 'a', updateStrategy: { type: 'OnDelete' } }),
    replicas({
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
      template: {
        metadata: { labels: { a: 'b' } },
        spec: { containers: [{ name: 'a', image: 'a:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
      },
    }),
  ],
  Job: [
    ...jobs.map((spec) => ({ apiVersion: 'batch/v1', spec })),
    {
      apiVersion: 'batch/v1',
      spec: job({
        manualSelector: true,
        selector: { matchLabels: { a: 'b' } },
        template: {
          metadata: { labels: { a: 'b' } },
          spec: { restartPolicy: 'OnFailure', containers: [{ name: 'a', image: 'a:1' }] },
        },
      }),
    },
  ],
  CronJob: jobs.map((spec) => ({
    apiVersion: 'batch/v1',
    spec: { schedule: '0 3 * * *', timeZone: 'Europe/Berlin', jobTemplate: { spec } },
  })),
  ConfigMap: [
    { apiVersion: 'v1', data: { a: 'b' } },
    { apiVersion: 'v1', immutable: true, binaryData: { a: 'eA==' } },
  ],
  Namespace: [{ apiVersion: 'v1', spec: { finalizers: ['kubernetes'] } }],
  Secret: [
    { apiVersion: 'v1', data: { a: 'eA==' } },
    { apiVersion: 'v1', immutable: true, stringData: { a: 'b' } },
    { apiVersion: 'v1', type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'a', 'tls.key': 'b' } },
    { apiVersion: 'v1', type: 'kubernetes.io/basic-auth', stringData: { username: 'a' } },
    { apiVersion: 'v1', type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': 'a' } },
    { apiVersion: 'v1', type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{}' } },
    { apiVersion: 'v1', type: 'kubernetes.io/dockercfg', data: { '.dockercfg': 'e30=' } },
  ],
  Service: [
    { apiVersion: 'v1', spec: { selector: { a: 'b' }, ports: [{ port: 80 }] } },
    {
      apiVersion: 'v1',
      spec: {
        clusterIP: 'None',
        ports: [
          { name: 'a', port: 80, targetPort: 'http' },
          { name: 'b', port: 81 },
        ],
      },
    },
    { apiVersion: 'v1', spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30001 }] } },
    { apiVersion: 'v1', spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 80 }] } },
    { apiVersion: 'v1', spec: { type: 'ExternalName', externalName: 'a.example.com' } },
    {
      apiVersion: 'v1',
      spec: { ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6', 'IPv4'], ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'v1',
      spec: {
        sessionAffinity: 'ClientIP',
        clusterIP: '10.0.0.2',
        clusterIPs: ['10.0.0.2'],
        externalIPs: ['10.1.2.3'],
        ports: [{ port: 80 }],
      },
    },
  ],
  ServiceAccount: [{ apiVersion: 'v1', automountServiceAccountToken: false, imagePullSecrets: [{ name: 'a' }] }],
  ClusterRole: [
    { apiVersion: RBAC, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
    { apiVersion: RBAC, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] },
    { apiVersion: RBAC, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } },
  ],
  ClusterRoleBinding: [
    {
      apiVersion: RBAC,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' },
      subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
    },
  ],
  Role: [{ apiVersion: RBAC, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }],
  RoleBinding: [
    {
      apiVersion: RBAC,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
      subjects: [{ kind: 'User', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }],
    },
  ],
};
