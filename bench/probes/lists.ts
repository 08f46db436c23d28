import { daemonSet, mapOf, Parts, times } from './manifests';
import { PlanInput, planProbe, Probe, probe } from './probe';

const list = (items: readonly object[]): object => ({ apiVersion: 'v1', kind: 'List', items });
const selecting = (matchLabels: object): Parts => ({
  spec: { selector: { matchLabels } },
  podMetadata: { labels: matchLabels },
});
const term = (expression: object): object => ({ matchExpressions: [expression] });
const affinity = (nodeSelectorTerms: readonly object[]): Parts => ({
  pod: {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  },
});
const named = (name: string, parts: Parts = {}): object =>
  daemonSet({ ...selecting({ app: name }), ...parts, metadata: { name } });
const node = (name: string, labels: object = {}, taints: readonly object[] = []): object => ({
  kind: 'Node',
  metadata: { name, labels },
  spec: { taints },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const configMap = (name: string, data: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

/** Lists and maps of one DaemonSet. */
const PARTS: { readonly [name: string]: (count: number) => Parts } = {
  labels: (n) => ({ metadata: { labels: mapOf(n, (i) => [`k${i}`, 'v']) } }),
  annotations: (n) => ({ metadata: { annotations: mapOf(n, (i) => [`k${i}`, 'v']) } }),
  'bad labels': (n) => ({ metadata: { labels: mapOf(n, (i) => [`-${i}`, '_']) } }),
  finalizers: (n) => ({ metadata: { finalizers: times(n, (i) => `a.example/${i}`) } }),
  'owner references': (n) => ({
    metadata: { ownerReferences: times(n, (i) => ({ apiVersion: 'v1', kind: 'A', name: `a${i}`, uid: `${i}` })) },
  }),
  'managed fields': (n) => ({ metadata: { managedFields: times(n, () => ({ operation: 'Apply' })) } }),
  'unknown fields': (n) => ({ spec: mapOf(n, (i) => [`x${i}`, 1]) }),
  'match labels': (n) => selecting(mapOf(n, (i) => [`k${i}`, 'v'])),
  'match expressions': (n) => ({
    spec: { selector: { matchExpressions: times(n, (i) => ({ key: `k${i}`, operator: 'Exists' })) } },
  }),
  containers: (n) => ({ pod: { containers: times(n, (i) => ({ name: `c${i}`, image: 'a' })) } }),
  'empty containers': (n) => ({ pod: { containers: times(n, () => ({})) } }),
  'containers of one name': (n) => ({ pod: { containers: times(n, () => ({ name: 'a', image: 'a' })) } }),
  'init containers': (n) => ({
    pod: { initContainers: times(n, (i) => ({ name: `c${i}`, image: 'a', restartPolicy: 'Always' })) },
  }),
  'ephemeral containers': (n) => ({ pod: { ephemeralContainers: times(n, (i) => ({ name: `c${i}`, image: 'a' })) } }),
  volumes: (n) => ({ pod: { volumes: times(n, (i) => ({ name: `v${i}`, emptyDir: {} })) } }),
  'volumes of one name': (n) => ({ pod: { volumes: times(n, () => ({ name: 'v', emptyDir: {} })) } }),
  'volumes and mounts': (n) => ({
    pod: { volumes: times(n, (i) => ({ name: `v${i}`, hostPath: { path: `/a/${i}` } })) },
    container: { volumeMounts: times(n, (i) => ({ name: `v${i}`, mountPath: `/a/${i}` })) },
  }),
  'mounts of no volume': (n) => ({
    container: { volumeMounts: times(n, (i) => ({ name: `v${i}`, mountPath: '/a' })) },
  }),
  'claims and devices': (n) => ({
    pod: { volumes: times(n, (i) => ({ name: `v${i}`, persistentVolumeClaim: { claimName: `c${i}` } })) },
    container: { volumeDevices: times(n, (i) => ({ name: `v${i}`, devicePath: `/a/${i}` })) },
  }),
  'projected sources': (n) => ({
    pod: {
      volumes: [
        {
          name: 'v',
          projected: {
            sources: times(n, (i) => ({ secret: { name: `s${i}`, items: [{ key: 'a', path: `p${i}` }] } })),
          },
        },
      ],
    },
  }),
  'items of one path': (n) => ({
    pod: { volumes: [{ name: 'v', configMap: { name: 'c', items: times(n, (i) => ({ key: `k${i}`, path: 'p' })) } }] },
  }),
  'attributes of a CSI volume': (n) => ({
    pod: {
      volumes: [{ name: 'v', csi: { driver: 'd.example.com', volumeAttributes: mapOf(n, (i) => [`k${i}`, 'v']) } }],
    },
  }),
  variables: (n) => ({ container: { env: times(n, (i) => ({ name: `V${i}`, value: '$(V1)' })) } }),
  'variables of one name': (n) => ({ container: { env: times(n, () => ({ name: 'V', value: 'a' })) } }),
  'sources of variables': (n) => ({ container: { envFrom: times(n, (i) => ({ configMapRef: { name: `c${i}` } })) } }),
  ports: (n) => ({ container: { ports: times(n, (i) => ({ containerPort: i + 1, name: `p${i}` })) } }),
  'host ports': (n) => ({ container: { ports: times(n, (i) => ({ containerPort: i + 1, hostPort: i + 1 })) } }),
  'one host port': (n) => ({ container: { ports: times(n, () => ({ containerPort: 1, hostPort: 1 })) } }),
  resources: (n) => ({ container: { resources: { limits: mapOf(n, (i) => [`a.example/r${i}`, '1']) } } }),
  arguments: (n) => ({ container: { args: times(n, (i) => `--a=${i}`) } }),
  capabilities: (n) => ({
    container: { securityContext: { capabilities: { add: times(n, (i) => `C${i}`), drop: ['ALL'] } } },
  }),
  'resize policies': (n) => ({
    container: { resizePolicy: times(n, () => ({ resourceName: 'cpu', restartPolicy: 'NotRequired' })) },
  }),
  headers: (n) => ({
    container: { livenessProbe: { httpGet: { port: 80, httpHeaders: times(n, () => ({ name: 'a', value: 'b' })) } } },
  }),
  'claims of a container': (n) => ({
    pod: { resourceClaims: times(n, (i) => ({ name: `c${i}`, resourceClaimName: 'a' })) },
    container: { resources: { claims: times(n, (i) => ({ name: `c${i}` })) } },
  }),
  tolerations: (n) => ({ pod: { tolerations: times(n, (i) => ({ key: `k${i}`, operator: 'Exists' })) } }),
  'one toleration': (n) => ({ pod: { tolerations: times(n, () => ({ operator: 'Exists' })) } }),
  'node selector': (n) => ({ pod: { nodeSelector: mapOf(n, (i) => [`k${i}`, 'v']) } }),
  'terms of node affinity': (n) => affinity(times(n, (i) => term({ key: `k${i}`, operator: 'Exists' }))),
  'values of an expression': (n) => affinity([term({ key: 'k', operator: 'In', values: times(n, (i) => `v${i}`) })]),
  'expressions of a term': (n) =>
    affinity([{ matchExpressions: times(n, (i) => ({ key: `k${i}`, operator: 'In', values: [] })) }]),
  'preferred terms': (n) => ({
    pod: {
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: times(n, (i) => ({
            weight: 1,
            preference: term({ key: `k${i}`, operator: 'Exists' }),
          })),
        },
      },
    },
  }),
  'terms of pod anti-affinity': (n) => ({
    pod: {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: times(n, (i) => ({
            topologyKey: `k${i}`,
            namespaces: ['a'],
          })),
        },
      },
    },
  }),
  'spread constraints': (n) => ({
    pod: {
      topologySpreadConstraints: times(n, (i) => ({
        maxSkew: 1,
        topologyKey: `k${i}`,
        whenUnsatisfiable: 'DoNotSchedule',
      })),
    },
  }),
  'name servers': (n) => ({
    pod: { dnsConfig: { nameservers: times(n, (i) => `10.0.${Math.floor(i / 256)}.${i % 256}`) } },
  }),
  'search domains': (n) => ({ pod: { dnsConfig: { searches: times(n, (i) => `d${i}.example`) } } }),
  'DNS options': (n) => ({ pod: { dnsConfig: { options: times(n, (i) => ({ name: `o${i}` })) } } }),
  'host aliases': (n) => ({ pod: { hostAliases: times(n, (i) => ({ ip: '10.0.0.1', hostnames: [`h${i}`] })) } }),
  sysctls: (n) => ({ pod: { securityContext: { sysctls: times(n, (i) => ({ name: `kernel.s${i}`, value: '1' })) } } }),
  'supplemental groups': (n) => ({ pod: { securityContext: { supplementalGroups: times(n, (i) => i) } } }),
  'pull secrets': (n) => ({ pod: { imagePullSecrets: times(n, (i) => ({ name: `s${i % 7}` })) } }),
  'readiness gates': (n) => ({ pod: { readinessGates: times(n, (i) => ({ conditionType: `a.example/${i}` })) } }),
  'scheduling gates': (n) => ({ pod: { schedulingGates: times(n, (i) => ({ name: `a.example/${i}` })) } }),
};

/** What a text can have many of. */
const IN_TEXTS: readonly Probe[] = [
  probe('validate', 'keys that are written twice', (n) => `{${times(n, (i) => `"k${i % (n / 2)}": 1`).join()}}`),
  probe('validate', 'merge keys', (n) => `a: &a {b: 1}\nc:\n${'  <<: *a\n'.repeat(n)}`),
  probe('validate', 'anchors and aliases', (n) => times(n, (i) => `k${i}: &a${i} 1\nl${i}: *a${i}\n`).join('')),
  probe('validate', 'documents', (n) => '{a: 1}\n---\n'.repeat(n)),
  probe('validate', 'empty documents', (n) => '---\n'.repeat(n)),
  probe('validate', 'JSON values', (n) => '{"a":1}'.repeat(n)),
  probe('validate', 'DaemonSets of a list', (n) => list(times(n, (i) => named(`a${i}`)))),
  probe('validate', 'namespaces that enforce a level', (n) =>
    list(
      times(n, (i) => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: `n${i}`, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
      })),
    ),
  ),
];

const IMPORTED: readonly Probe[] = [
  probe('import', 'ConfigMaps', (n) => list(times(n / 4, (i) => configMap(`c${i}`, { [`k${i}`]: 'v' })))),
  probe('import', 'keys of a ConfigMap', (n) =>
    configMap(
      'c',
      mapOf(n, (i) => [`k${i}`, 'v']),
    ),
  ),
  probe(
    'import',
    'list items with comments',
    (n) =>
      `apiVersion: v1\nkind: List\nitems:\n${times(n / 4, (i) => `# c${i}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: c${i}}} # x\n`).join('')}`,
  ),
  probe('import', 'DaemonSets of one selector and host port', (n) =>
    list(
      times(n / 16, (i) =>
        daemonSet({ metadata: { name: `a${i}` }, container: { ports: [{ containerPort: 80, hostPort: 80 }] } }),
      ),
    ),
  ),
  probe('import', 'cluster roles and bindings', (n) =>
    list(
      times(n / 16, (i) => [
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: `s${i}`, namespace: 'a' } },
        { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: `r${i}` }, rules: [] },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: `b${i}` },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `r${i}` },
          subjects: [{ kind: 'ServiceAccount', name: `s${i}`, namespace: 'a' }],
        },
      ]).flat(),
    ),
  ),
];

const onNodes = (daemonSets: object[], more: Partial<PlanInput> = {}): PlanInput => ({
  daemonSets,
  nodes: times(50, (i) => node(`n${i}`, { zone: `${i % 3}` })),
  ...more,
});

const PLANNED: readonly Probe[] = [
  planProbe('DaemonSets', (n) => onNodes(times(n / 8, (i) => named(`a${i}`)))),
  planProbe('DaemonSets of one selector', (n) =>
    onNodes(times(n / 8, (i) => daemonSet({ metadata: { name: `a${i}` } }))),
  ),
  planProbe('DaemonSets of one host port', (n) =>
    onNodes(times(n / 8, (i) => named(`a${i}`, { container: { ports: [{ containerPort: 80, hostPort: 80 }] } }))),
  ),
  planProbe('DaemonSets of one name', (n) => onNodes(times(n / 8, () => named('a')))),
  planProbe('old and new DaemonSets', (n) =>
    onNodes(
      times(n / 8, (i) => named(`a${i}`)),
      { old: times(n / 8, (i) => named(`a${i}`, { container: { image: 'b' } })) },
    ),
  ),
  planProbe('nodes', (n) => ({ daemonSets: [named('a')], nodes: times(n, (i) => node(`n${i}`)) })),
  planProbe('labels and taints of a node', (n) => ({
    daemonSets: [named('a')],
    nodes: [
      node(
        'n',
        mapOf(n, (i) => [`k${i}`, 'v']),
        times(n, (i) => ({ key: `k${i}`, effect: 'NoSchedule' })),
      ),
    ],
  })),
  planProbe('names that are required, and exclusive', (n) =>
    onNodes(
      times(50, (i) => named(`a${i}`)),
      { options: { required: times(n, (i) => `x${i}`), exclusive: [times(n, (i) => `x${i}`)] } },
    ),
  ),
];

export const LISTS: readonly Probe[] = [
  ...Object.entries(PARTS).map(([name, partsOf]) => probe('validate', name, (count) => daemonSet(partsOf(count)))),
  ...IN_TEXTS,
  ...IMPORTED,
  ...PLANNED,
];
