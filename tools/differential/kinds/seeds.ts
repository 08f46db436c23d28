import { Struct } from './json';

const RBAC = 'rbac.authorization.k8s.io/v1';
const TARGET: Struct = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' };
const NETWORKING = 'networking.k8s.io/v1';

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

const BOUND: readonly Struct[] = [
  { phase: 'Bound', capacity: { storage: '1Gi' } },
  { phase: 'Bound', capacity: { storage: '500Mi' }, currentVolumeAttributesClassName: 'a' },
  { phase: 'Bound', capacity: { storage: '1Gi' }, allocatedResources: { storage: '2Gi' } },
];

/** Objects of each kind that every minor accepts, which cases change. */
export const SEEDS: { readonly [kind: string]: readonly Struct[] } = {
  APIService: [
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      metadata: { name: 'v1.a.example.com' },
      spec: {
        group: 'a.example.com',
        version: 'v1',
        groupPriorityMinimum: 100,
        versionPriority: 100,
        service: { name: 'a', namespace: 'b' },
        caBundle: 'eA==',
      },
    },
    {
      apiVersion: 'apiregistration.k8s.io/v1',
      metadata: { name: 'v1.' },
      spec: { version: 'v1', groupPriorityMinimum: 100, versionPriority: 100 },
    },
  ],
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
  NetworkPolicy: [
    { apiVersion: NETWORKING, spec: { podSelector: {} } },
    {
      apiVersion: NETWORKING,
      spec: {
        podSelector: { matchLabels: { a: 'b' } },
        ingress: [
          {
            ports: [
              { port: 80, endPort: 90 },
              { port: 'http', protocol: 'UDP' },
            ],
            from: [
              { namespaceSelector: {}, podSelector: { matchLabels: { a: 'b' } } },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
          },
        ],
        egress: [{ to: [{ ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } }] }],
        policyTypes: ['Ingress', 'Egress'],
      },
    },
  ],
  Ingress: [
    { apiVersion: NETWORKING, spec: { defaultBackend: { service: { name: 'a', port: { number: 80 } } } } },
    {
      apiVersion: NETWORKING,
      metadata: { name: 'a', annotations: { 'kubernetes.io/ingress.class': 'a' } },
      spec: {
        ingressClassName: 'a',
        tls: [{ hosts: ['a.example.com'], secretName: 'a' }],
        rules: [
          {
            host: '*.example.com',
            http: {
              paths: [{ path: '/a', pathType: 'Prefix', backend: { service: { name: 'a', port: { name: 'http' } } } }],
            },
          },
          {
            host: 'a.example.com',
            http: {
              paths: [
                {
                  pathType: 'ImplementationSpecific',
                  backend: { resource: { apiGroup: 'a.b', kind: 'A', name: 'a' } },
                },
              ],
            },
          },
        ],
      },
    },
  ],
  IngressClass: [
    { apiVersion: NETWORKING, spec: { controller: 'example.com/a' } },
    {
      apiVersion: NETWORKING,
      spec: {
        controller: 'example.com/a',
        parameters: { apiGroup: 'a.b', kind: 'A', name: 'a', scope: 'Namespace', namespace: 'b' },
      },
    },
  ],
  PriorityClass: [
    { apiVersion: 'scheduling.k8s.io/v1', value: 1000 },
    { apiVersion: 'scheduling.k8s.io/v1', metadata: { name: 'system-node-critical' }, value: 2000001000 },
  ],
  RuntimeClass: [
    { apiVersion: 'node.k8s.io/v1', handler: 'a' },
    {
      apiVersion: 'node.k8s.io/v1',
      handler: 'a',
      overhead: { podFixed: { cpu: '100m', memory: '10Mi' } },
      scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'a', operator: 'Exists' }] },
    },
  ],
  StorageClass: [
    { apiVersion: 'storage.k8s.io/v1', provisioner: 'example.com' },
    {
      apiVersion: 'storage.k8s.io/v1',
      provisioner: 'Example.com/a',
      parameters: { a: 'b' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b', 'c'] }] }],
    },
  ],
  CSIDriver: [
    { apiVersion: 'storage.k8s.io/v1', spec: {} },
    {
      apiVersion: 'storage.k8s.io/v1',
      spec: {
        attachRequired: false,
        fsGroupPolicy: 'File',
        tokenRequests: [{ audience: 'a', expirationSeconds: 3600 }, { audience: 'b' }],
        volumeLifecycleModes: ['Ephemeral'],
      },
    },
  ],
  PodDisruptionBudget: [
    { apiVersion: 'policy/v1', spec: { minAvailable: 1, selector: { matchLabels: { a: 'b' } } } },
    { apiVersion: 'policy/v1', spec: { maxUnavailable: '10%', unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
  ],
  HorizontalPodAutoscaler: [
    { apiVersion: 'autoscaling/v2', spec: { maxReplicas: 3, scaleTargetRef: TARGET } },
    {
      apiVersion: 'autoscaling/v2',
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: TARGET,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              container: 'a',
              target: { type: 'AverageValue', averageValue: '1Gi' },
            },
          },
          { type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } },
          { type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } },
          {
            type: 'Object',
            object: {
              describedObject: { kind: 'Service', name: 'a' },
              metric: { name: 'a' },
              target: { type: 'Value', value: 1 },
            },
          },
        ],
        behavior: {
          scaleDown: { stabilizationWindowSeconds: 60, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
          scaleUp: { selectPolicy: 'Min' },
        },
      },
    },
  ],
  ResourceQuota: [
    { apiVersion: 'v1', spec: { hard: { 'requests.cpu': 1, pods: 10, 'count/deployments.apps': 5 } } },
    {
      apiVersion: 'v1',
      spec: { hard: { pods: 1, 'limits.memory': '1Gi' }, scopes: ['NotTerminating', 'NotBestEffort'] },
    },
    {
      apiVersion: 'v1',
      spec: {
        hard: { pods: 1 },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['a'] }] },
      },
    },
  ],
  LimitRange: [
    {
      apiVersion: 'v1',
      spec: {
        limits: [
          {
            type: 'Container',
            max: { cpu: 2, memory: '2Gi' },
            min: { cpu: '100m' },
            default: { cpu: 1 },
            defaultRequest: { cpu: '500m' },
            maxLimitRequestRatio: { cpu: 4 },
          },
          { type: 'PersistentVolumeClaim', max: { storage: '1Gi' } },
        ],
      },
    },
    { apiVersion: 'v1', spec: { limits: [{ type: 'Pod', max: { cpu: 2 } }] } },
  ],
  PersistentVolumeClaim: [
    { apiVersion: 'v1', spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    {
      apiVersion: 'v1',
      spec: {
        accessModes: ['ReadWriteOncePod'],
        resources: { requests: { storage: '1Gi' } },
        storageClassName: 'a',
        volumeMode: 'Block',
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' },
      },
    },
    {
      apiVersion: 'v1',
      spec: {
        accessModes: ['ReadOnlyMany'],
        resources: { requests: { storage: '1Gi' } },
        dataSourceRef: { apiGroup: 'example.com', kind: 'A', name: 'a' },
      },
    },
    // an update finds what controllers have written
    ...BOUND.map((status) => ({
      apiVersion: 'v1',
      metadata: { name: 'a', annotations: { 'volume.beta.kubernetes.io/storage-class': 'a' } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        volumeAttributesClassName: 'a',
      },
      status,
    })),
  ],
  Pod: [
    { apiVersion: 'v1', spec: { containers: [{ name: 'a', image: 'a:1' }] } },
    {
      apiVersion: 'v1',
      metadata: {
        name: 'a',
        labels: { a: 'b' },
        annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'runtime/default' },
      },
      spec: {
        restartPolicy: 'Never',
        hostNetwork: true,
        containers: [{ name: 'a', image: 'a:1', ports: [{ containerPort: 80 }], resources: { limits: { cpu: 1 } } }],
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'a', labelSelector: {}, matchLabelKeys: ['a'] },
            ],
          },
        },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'a',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: {},
            matchLabelKeys: ['a'],
          },
        ],
      },
    },
    {
      apiVersion: 'v1',
      spec: {
        containers: [{ name: 'a', image: 'a:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
        volumes: [
          {
            name: 'data',
            ephemeral: {
              volumeClaimTemplate: {
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
              },
            },
          },
          { name: 'other', persistentVolumeClaim: { claimName: 'other' } },
        ],
      },
    },
  ],
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
