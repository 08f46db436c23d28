import { judgedOn } from './judge';
import { PLATFORM_NAMES } from '../../src/platforms/names';
import { PlatformProfile } from '../../src/platforms/profile';
import { PLATFORM_RULES, PROFILES } from '../../src/platforms/profiles';

type Json = any;

interface Parts {
  readonly pod?: Json;
  readonly container?: Json;
  readonly metadata?: Json;
  readonly podMetadata?: Json;
  readonly others?: Json[];
}

/** A DaemonSet that every platform for Linux takes, with the parts of a case. */
function objects({ pod, container, metadata, podMetadata, others = [] }: Parts): Json[] {
  const probe = { tcpSocket: { port: 80 } };
  const requests = { cpu: '10m', memory: '10Mi' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', namespace: 'agents', ...metadata },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: {
          metadata: { labels: { app: 'agent' }, ...podMetadata },
          spec: {
            containers: [
              {
                name: 'agent',
                image: 'agent:1',
                livenessProbe: probe,
                readinessProbe: probe,
                resources: { requests },
                ...container,
              },
            ],
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            ...pod,
          },
        },
      },
    },
    ...others,
  ];
}

const host = (path: string, { type, readOnly }: { type?: string; readOnly?: boolean } = {}): Parts => ({
  pod: { volumes: [{ name: 'host', hostPath: { path, ...(type && { type }) } }] },
  container: { volumeMounts: [{ name: 'host', mountPath: '/host', ...(readOnly && { readOnly }) }] },
});
const context = (securityContext: Json): Parts => ({ container: { securityContext } });
const port = (ports: Json): Parts => ({ container: { ports: [{ containerPort: 80, ...ports }] } });
const namespace = (metadata: Json) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'agents', ...metadata },
});
const windows = { nodeSelector: { 'kubernetes.io/os': 'windows', 'node.kubernetes.io/windows-build': '10.0.20348' } };
const quota = (values: string[], operator = 'In') => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'critical', namespace: 'agents' },
  spec: { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values }] } },
});
const critical = { pod: { priorityClassName: 'system-node-critical' } };
const privileged = context({ privileged: true });
const restricted: Parts = {
  pod: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } },
  container: { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
};

/** Of each rule, on a platform, what it says something about and what is like it and passes. */
const CASES: {
  readonly [rule: string]: readonly [platform: string, fails: readonly Parts[], passes: readonly Parts[]];
} = {
  'gke/criticalPriority': [
    'gke',
    [critical, { ...critical, others: [quota(['other'])] }],
    [
      { ...critical, others: [quota(['system-node-critical'])] },
      { ...critical, others: [quota([], 'Exists')] },
      { ...critical, metadata: { namespace: 'kube-system' } },
      { pod: { priorityClassName: 'agents' } },
    ],
  ],
  'gke/created': [
    'gke',
    [host('/opt/agent', { type: 'DirectoryOrCreate' }), host('/etcetera', { type: 'FileOrCreate' })],
    [
      host('/var/lib/agent', { type: 'DirectoryOrCreate' }),
      host('/opt/agent', { type: 'Directory' }),
      host('/opt/agent'),
      host('/lib/modules', { type: 'DirectoryOrCreate' }),
      {
        ...host('C:\\agent', { type: 'DirectoryOrCreate' }),
        pod: { ...host('C:\\agent', { type: 'DirectoryOrCreate' }).pod, ...windows },
      },
    ],
  ],
  'gke/stateless': ['gke', [host('/etc/agent')], [host('/etc/agent', { readOnly: true }), host('/var/agent')]],
  'gke/cniBinaries': ['gke', [host('/opt/cni/bin')], [host('/home/kubernetes/bin')]],
  'gke-autopilot/hostNamespaces': [
    'gke-autopilot',
    [{ pod: { hostNetwork: true } }, { pod: { hostPID: true } }, { pod: { hostIPC: true } }],
    [{ pod: { hostPID: false } }],
  ],
  'gke-autopilot/privileged': [
    'gke-autopilot',
    [privileged, { pod: { initContainers: [{ name: 'i', image: 'i:1', securityContext: { privileged: true } }] } }],
    [context({ privileged: false })],
  ],
  'gke-autopilot/hostPorts': ['gke-autopilot', [port({ hostPort: 80 })], [port({ hostPort: 0 }), port({})]],
  'gke-autopilot/hostPath': [
    'gke-autopilot',
    [host('/var/logs', { readOnly: true }), host('/var', { readOnly: true })],
    [
      host('/var/log/', { readOnly: true }),
      host('/var/log', { readOnly: true }),
      host('/var/log/pods', { readOnly: true }),
    ],
  ],
  'gke-autopilot/writableHostPath': ['gke-autopilot', [host('/var/log')], [host('/var/log', { readOnly: true })]],
  'gke-autopilot/capabilities': [
    'gke-autopilot',
    [context({ capabilities: { add: ['SYS_ADMIN'] } }), context({ capabilities: { add: ['CAP_CHOWN'] } })],
    [context({ capabilities: { add: ['CHOWN', 'SYS_PTRACE'], drop: ['ALL'] } })],
  ],
  'gke-autopilot/netAdmin': [
    'gke-autopilot',
    [context({ capabilities: { add: ['NET_ADMIN'] } })],
    [context({ capabilities: { add: ['NET_BIND_SERVICE'] } })],
  ],
  'gke-autopilot/netRaw': ['gke-autopilot', [context({ capabilities: { add: ['NET_RAW'] } })], [{}]],
  'gke-autopilot/nodeLabels': [
    'gke-autopilot',
    [
      { pod: { nodeSelector: { disk: 'ssd' } } },
      {
        pod: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [
                  { matchExpressions: [{ key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] }] },
                ],
              },
            },
          },
        },
      },
      {
        pod: {
          affinity: {
            nodeAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
              ],
            },
          },
        },
      },
    ],
    [
      {},
      { pod: { nodeSelector: { 'cloud.google.com/gke-spot': 'true' } } },
      { pod: { nodeSelector: { team: 'a' }, tolerations: [{ key: 'team', operator: 'Equal', value: 'a' }] } },
    ],
  ],
  'gke-autopilot/managedNamespace': ['gke-autopilot', [{ metadata: { namespace: 'kube-system' } }], [{}]],
  'gke-autopilot/criticalPriority': [
    'gke-autopilot',
    [critical],
    [{ ...critical, others: [quota(['system-node-critical'])] }],
  ],
  'gke-autopilot/requests': [
    'gke-autopilot',
    [{ container: { resources: {} } }, { container: { resources: { requests: { cpu: '1' } } } }],
    [{}],
  ],
  'gke-autopilot/allowlist': [
    'gke-autopilot',
    [
      { metadata: { labels: { 'cloud.google.com/matching-allowlist': 'vendor-agent' } } },
      { podMetadata: { labels: { app: 'agent', 'cloud.google.com/matching-allowlist': 'vendor-agent' } } },
    ],
    [{}],
  ],
  'eks/portTaken': [
    'eks',
    [port({ hostPort: 61678 }), port({ hostPort: 80 }), { ...port({}), pod: { hostNetwork: true } }],
    [port({ hostPort: 8080 }), port({})],
  ],
  'eks-bottlerocket/created': [
    'eks-bottlerocket',
    [host('/usr/libexec/agent', { type: 'DirectoryOrCreate' }), host('/srv/agent', { type: 'DirectoryOrCreate' })],
    [host('/var/agent', { type: 'DirectoryOrCreate' }), host('/opt/agent', { type: 'DirectoryOrCreate' })],
  ],
  'eks-bottlerocket/configuration': [
    'eks-bottlerocket',
    [host('/etc/agent')],
    [host('/etc/agent', { readOnly: true }), host('/var')],
  ],
  'eks-bottlerocket/apiSocket': [
    'eks-bottlerocket',
    [host('/run/api.sock')],
    [
      {
        ...host('/run/api.sock'),
        pod: { ...host('/run/api.sock').pod, securityContext: { seLinuxOptions: { type: 'control_t' } } },
      },
      {
        pod: host('/run/api.sock').pod,
        container: { ...host('/run/api.sock').container, securityContext: { privileged: true } },
      },
      { pod: host('/run/api.sock').pod },
    ],
  ],
  'eks-bottlerocket/systemd': ['eks-bottlerocket', [host('/run/dbus/system_bus_socket')], [host('/run/other')]],
  'eks-bottlerocket/seLinuxType': [
    'eks-bottlerocket',
    [
      context({ seLinuxOptions: { type: 'container_logreader_t' } }),
      { pod: { securityContext: { seLinuxOptions: { type: 'other_t' } } } },
    ],
    [context({ seLinuxOptions: { type: 'super_t' } })],
  ],
  'eks-auto/builtIn': ['eks-auto', [{ metadata: { name: 'aws-node' } }], [{}]],
  'aks-automatic/podSecurity': [
    'aks-automatic',
    [
      host('/var/log'),
      { ...host('/var/log'), others: [namespace({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } })] },
    ],
    [{}, { ...privileged, metadata: { namespace: 'kube-system' } }],
  ],
  'aks-automatic/imageTag': [
    'aks-automatic',
    [
      { container: { image: 'agent' } },
      { container: { image: 'a:5000/agent:latest' } },
      { container: { image: 'a:5000/agent' } },
    ],
    [{ container: { image: 'a:5000/agent@sha256:00' } }, {}],
  ],
  'aks-automatic/probes': [
    'aks-automatic',
    [{ container: { livenessProbe: undefined } }, { container: { readinessProbe: undefined } }],
    [{ pod: { initContainers: [{ name: 'i', image: 'i:1' }] } }],
  ],
  'aks-automatic/requests': ['aks-automatic', [{ container: { resources: {} } }], [{}]],
  'aks-automatic/tolerations': [
    'aks-automatic',
    [{ pod: { tolerations: [{ operator: 'Exists' }] } }],
    [{ pod: { tolerations: [{ key: 'a', operator: 'Exists' }] } }],
  ],
  'openshift/scc': [
    'openshift',
    [
      host('/var/log'),
      { ...restricted, podMetadata: {}, pod: { ...restricted.pod, securityContext: { runAsUser: 0 } } },
    ],
    [restricted, {}],
  ],
  'openshift/requiredScc': [
    'openshift',
    [{ ...host('/var/log'), podMetadata: { annotations: { 'openshift.io/required-scc': 'restricted-v2' } } }],
    [
      { ...host('/var/log'), podMetadata: { annotations: { 'openshift.io/required-scc': 'hostmount-anyuid' } } },
      // nothing is known of it
      { ...host('/var/log'), podMetadata: { annotations: { 'openshift.io/required-scc': 'own' } } },
    ],
  ],
  'openshift/seLinux': [
    'openshift',
    [host('/var/log/pods')],
    [
      {
        pod: host('/var/log').pod,
        container: { ...host('/var/log').container, securityContext: { seLinuxOptions: { type: 'spc_t' } } },
      },
      {
        pod: host('/var/log').pod,
        container: { ...host('/var/log').container, securityContext: { privileged: true } },
      },
      host('/srv'),
    ],
  ],
  'openshift/nodeSelector': [
    'openshift',
    [{ others: [namespace({})] }, { others: [namespace({ annotations: { 'openshift.io/node-selector': 'a=b' } })] }],
    [{}, { others: [namespace({ annotations: { 'openshift.io/node-selector': '' } })] }],
  ],
  'openshift/portTaken': [
    'openshift',
    [port({ hostPort: 9100 }), port({ hostPort: 9101 })],
    [port({ hostPort: 9102 })],
  ],
  'openshift/runtimeSocket': [
    'openshift',
    [host('/run/containerd/containerd.sock')],
    [host('/var/run/crio/crio.sock')],
  ],
  'talos/podSecurity': [
    'talos',
    [host('/var/log'), { ...host('/var/log'), others: [namespace({})] }],
    [
      {},
      { ...host('/var/log'), metadata: { namespace: 'kube-system' } },
      { ...host('/var/log'), others: [namespace({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } })] },
    ],
  ],
  'talos/created': [
    'talos',
    [host('/etc/agent', { type: 'DirectoryOrCreate' }), host('/usr/local/agent', { type: 'DirectoryOrCreate' })],
    [
      host('/etc/cni/net.d', { type: 'DirectoryOrCreate' }),
      host('/var/lib/agent', { type: 'DirectoryOrCreate' }),
      host('/etc/localtime', { type: 'FileOrCreate' }),
      host('/etc/agent', { type: 'Directory' }),
    ],
  ],
  'talos/missing': [
    'talos',
    [host('/var/run/docker.sock', { type: 'Socket' })],
    [host('/var/run/docker.sock'), host('/run', { type: 'Directory' })],
  ],
  'talos/empty': [
    'talos',
    [host('/var/log/journal')],
    [host('/var/log'), host('/var/log/journal', { type: 'Directory' })],
  ],
  'talos/modules': ['talos', [host('/lib/modules')], [host('/lib/modules', { readOnly: true })]],
  'talos/logsOfRoot': [
    'talos',
    [{ ...host('/var/log'), pod: { ...host('/var/log').pod, securityContext: { runAsUser: 1000 } } }],
    [
      host('/var/log'),
      { pod: host('/var/log').pod, container: { ...host('/var/log').container, securityContext: { runAsUser: 0 } } },
      {
        pod: host('/var/log').pod,
        container: {
          ...host('/var/log').container,
          securityContext: { runAsUser: 1, capabilities: { add: ['DAC_READ_SEARCH'] } },
        },
      },
    ],
  ],
  'talos/portTaken': ['talos', [port({ hostPort: 50000 }), port({ hostPort: 2380 })], [port({ hostPort: 2384 })]],
  'k3s/runtimeSocket': [
    'k3s',
    [host('/run/containerd/containerd.sock', { type: 'Socket' }), host('/var/run/crio/crio.sock', { type: 'Socket' })],
    [host('/run/k3s/containerd/containerd.sock', { type: 'Socket' }), host('/run/containerd/containerd.sock')],
  ],
  'k3s/emptySocket': ['k3s', [host('/run/containerd/containerd.sock')], [host('/run/k3s/containerd/containerd.sock')]],
  'k3s/cni': ['k3s', [host('/etc/cni/net.d'), host('/opt/cni/bin')], [host('/etc/cni')]],
  'k3s/portTaken': ['k3s', [port({ hostPort: 6444 })], [port({ hostPort: 9345 })]],
  'rke2/portTaken': ['rke2', [port({ hostPort: 9345 })], [port({ hostPort: 6444 })]],
  'rke2-cis/podSecurity': [
    'rke2-cis',
    [{}, host('/var/log')],
    [
      restricted,
      { ...host('/var/log'), metadata: { namespace: 'tigera-operator' } },
      { ...host('/var/log'), others: [namespace({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } })] },
    ],
  ],
  'microk8s/runtimeSocket': [
    'microk8s',
    [host('/run/containerd/containerd.sock', { type: 'Socket' })],
    [host('/var/snap/microk8s/common/run/containerd.sock', { type: 'Socket' })],
  ],
  'microk8s/emptySocket': [
    'microk8s',
    [host('/run/k3s/containerd/containerd.sock')],
    [host('/var/snap/microk8s/common/run/containerd.sock')],
  ],
  'microk8s/kubeletRoot': [
    'microk8s',
    [host('/var/lib/kubelet/pods')],
    [host('/var/snap/microk8s/common/var/lib/kubelet/pods')],
  ],
  'microk8s/cni': ['microk8s', [host('/opt/cni/bin')], [host('/var/snap/microk8s/current/opt/cni/bin')]],
  'windows/os': ['windows-2022', [{}], [{ pod: windows }, { pod: { os: { name: 'windows' }, nodeSelector: {} } }]],
  'windows/selector': ['windows-2022', [{ pod: { nodeSelector: {} } }], [{ pod: windows }]],
  'windows/linuxFields': [
    'windows-2022',
    [
      { pod: { ...windows, hostPID: true } },
      { pod: { ...windows, securityContext: { runAsUser: 0 } } },
      { pod: windows, container: { securityContext: { privileged: true } } },
      { pod: windows, container: { securityContext: { readOnlyRootFilesystem: false } } },
    ],
    [{ pod: { ...windows, hostPID: false } }, { pod: { ...windows, securityContext: { runAsNonRoot: true } } }],
  ],
  'windows/ignored': [
    'windows-2022',
    [
      { pod: { ...windows, dnsPolicy: 'ClusterFirstWithHostNet' } },
      { pod: { ...windows, hostNetwork: true } },
      { pod: { ...windows, volumes: [{ name: 'm', emptyDir: { medium: 'Memory' } }] } },
      {
        pod: { ...windows, volumes: [{ name: 'v', emptyDir: {} }] },
        container: { volumeMounts: [{ name: 'v', mountPath: '/v', mountPropagation: 'HostToContainer' }] },
      },
    ],
    [
      { pod: { ...windows, hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } } },
      { pod: { ...windows, volumes: [{ name: 'v', emptyDir: {} }] } },
    ],
  ],
  'windows/missing': [
    'windows-2022',
    [{ ...host('/proc', { type: 'Directory' }), pod: { ...host('/proc', { type: 'Directory' }).pod, ...windows } }],
    [
      {
        ...host('/var/log', { type: 'Directory' }),
        pod: { ...host('/var/log', { type: 'Directory' }).pod, ...windows },
      },
    ],
  ],
  'windows/empty': [
    'windows-2022',
    [{ ...host('/sys'), pod: { ...host('/sys').pod, ...windows } }],
    [{ ...host('C:\\var\\log'), pod: { ...host('C:\\var\\log').pod, ...windows } }],
  ],
  'windows/build': ['windows-2022', [{ pod: { nodeSelector: { 'kubernetes.io/os': 'windows' } } }], [{ pod: windows }]],
};

test('every rule of every platform has a case', () => {
  expect(PLATFORM_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
});

test.each(Object.entries(CASES))('%s', (rule, [platform, fails, passes]) => {
  for (const parts of fails) {
    expect([parts, judgedOn(platform, objects(parts)).rules]).toEqual([parts, expect.arrayContaining([rule])]);
  }
  for (const parts of passes) {
    expect([parts, judgedOn(platform, objects(parts)).rules]).toEqual([parts, expect.not.arrayContaining([rule])]);
  }
});

test('what is only assumed never fails, and each rule names where it is from', () => {
  const failing = PLATFORM_RULES.filter(({ severity }) => severity === 'error' || severity === 'never-runs');
  expect(failing.length).toBeGreaterThan(20);
  expect(failing.filter(({ certainty }) => certainty === 'assumed')).toEqual([]);
  expect(PLATFORM_RULES.filter(({ upstream }) => upstream.length < 10)).toEqual([]);
  const [{ messages }] = [judgedOn('gke-autopilot', objects({ pod: { hostPID: true } }))];
  expect(messages).toEqual([
    'hostPID is true (GKE Autopilot; reported: autogke-disallow-hostnamespaces: sourcegraph/sourcegraph-public-snapshot#52900, lacework/helm-charts#191, ' +
      'CrowdStrike/falcon-helm#310; a WorkloadAllowlist of the vendor can permit it)',
  ]);
});

test('a label that names an allow-list claims the exceptions of Autopilot, and nothing that no allow-list permits', () => {
  const labels = { 'cloud.google.com/matching-allowlist': 'vendor-agent' };
  const { rules, outcome } = judgedOn('gke-autopilot', objects({ pod: { hostPID: true }, metadata: { labels } }));
  expect([outcome, rules]).toEqual(['runs', ['gke-autopilot/allowlist']]);
  const managed = judgedOn(
    'gke-autopilot',
    objects({ pod: { hostPID: true }, metadata: { labels, namespace: 'kube-system' } }),
  );
  expect([managed.outcome, managed.refusing]).toEqual(['never', ['gke-autopilot/managedNamespace']]);
});

test('a DaemonSet for Windows nodes is refused on Linux platforms only where the object itself is', () => {
  const parts = { pod: { ...windows, hostNetwork: true, priorityClassName: 'system-node-critical' } };
  expect(judgedOn('gke', objects(parts)).rules).toEqual([]);
  expect(judgedOn('talos', objects(parts)).rules).toEqual([]);
  expect(judgedOn('gke-autopilot', objects(parts)).refusing).toEqual([
    'gke-autopilot/hostNamespaces',
    'gke-autopilot/nodeLabels',
  ]);
});

test('a RoleBinding means accounts of its own namespace, and not those of another', () => {
  const binding = (subject: Json) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'scc', namespace: 'agents' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'system:openshift:scc:hostmount-anyuid',
    },
    subjects: [{ kind: 'ServiceAccount', name: 'default', ...subject }],
  });
  const outcome = (subject: Json) =>
    judgedOn('openshift', objects({ ...host('/var/log'), others: [binding(subject)] })).outcome;
  expect(outcome({})).toBe('runs');
  expect(outcome({ namespace: 'agents' })).toBe('runs');
  expect(outcome({ namespace: 'other' })).toBe('exception');
  expect(outcome({ name: 'other' })).toBe('exception');
});

test('the operating system is asked for by affinity, too', () => {
  const byAffinity = (operator: string) => ({
    nodeSelector: {},
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator, values: ['windows'] }] }],
        },
      },
    },
  });
  expect(judgedOn('windows', objects({ pod: byAffinity('In') })).rules).not.toContain('windows/selector');
  expect(judgedOn('windows', objects({ pod: byAffinity('NotIn') })).rules).toContain('windows/selector');
});

test('names and profiles are the same, in the same order', () => {
  expect(Object.keys(PROFILES)).toEqual([...PLATFORM_NAMES]);
});

test('each fact has a certainty and says where it is from', () => {
  const facts: [string, Json][] = [];
  const collect = (name: string, value: Json): void => {
    if (value?.certainty && 'from' in value) {
      facts.push([name, value]);
    } else if (value && typeof value === 'object') {
      Object.entries(value).forEach(([key, item]) => collect(`${name}.${key}`, item));
    }
  };
  for (const [name, profile] of Object.entries(PROFILES) as [string, PlatformProfile][]) {
    collect(name, { ...profile, rules: [] });
  }
  expect(facts.length).toBeGreaterThan(100);
  expect(
    facts.filter(
      ([, { certainty, from }]) => !from || !['source', 'documented', 'reported', 'assumed'].includes(certainty),
    ),
  ).toEqual([]);
});
