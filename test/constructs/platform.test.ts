import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  AgentNamespace,
  AppFindings,
  DaemonSet,
  DaemonSetPools,
  FluentBit,
  LogCollectorDaemonSet,
  NodeAgentDaemonSet,
  NodeExporterDaemonSet,
  Platform,
} from '../../src';
import { SccBinding } from '../../src/constructs/policy/scc-binding';
import { PlatformName } from '../../src/platforms/names';

const CONTAINER = { name: 'agent', image: 'fluent/fluent-bit:5.1', resources: { limits: { memory: '64Mi' } } };
const reader = (path: string, type?: 'Socket') => ({
  containers: [{ ...CONTAINER, volumeMounts: [{ name: 'host', mountPath: '/host', readOnly: true }] }],
  volumes: [{ name: 'host', hostPath: { path, ...(type && { type }) } }],
});

const newChart = () => new Chart(new App(), 'agents', { namespace: 'agents', disableResourceNameHashes: true });
const found = (chart: Chart) =>
  AppFindings.of(chart)
    .all.filter(({ severity }) => severity === 'error' || severity === 'never-runs')
    .map(({ rule, field }) => `${rule} ${field}`);
const podOf = (chart: Chart, kind = 'DaemonSet') =>
  Testing.synth(chart).find((one) => one.kind === kind).spec.template.spec;

describe('on GKE Autopilot', () => {
  test('a log collector passes without state on the node, and fails with it; the order of calls does not matter', () => {
    const chart = newChart();
    new LogCollectorDaemonSet(chart, 'stateful', { agent: new FluentBit(), outputs: [{ stdout: {} }] });
    new LogCollectorDaemonSet(chart, 'stateless', {
      agent: new FluentBit(),
      outputs: [{ stdout: {} }],
      state: { lostOnRestart: 'nobody writes to the nodes of Autopilot' },
    });
    Platform.of(chart.node.root).use('gke-autopilot');
    const failing = AppFindings.of(chart).all.filter(({ severity }) => severity === 'error');
    expect([...new Set(failing.map(({ construct }) => construct))]).toEqual(['agents/stateful']);
    expect([...new Set(failing.map(({ rule }) => rule))]).toEqual([
      'gke-autopilot/hostPath',
      'gke-autopilot/writableHostPath',
    ]);
    expect(() => Testing.synth(chart)).toThrow(
      /agents\/stateful.*GKE Autopilot; reported: autogke-no-write-mode-hostpath/s,
    );
  });

  test('a raw DaemonSet is judged, and an inner scope overrides an outer one', () => {
    const app = new App();
    Platform.of(app).use('gke-autopilot');
    const spec = {
      selector: { matchLabels: { app: 'raw' } },
      template: {
        metadata: { labels: { app: 'raw' } },
        spec: { hostPID: true, containers: [{ name: 'a', image: 'b:1' }] },
      },
    };
    const chart = new Chart(app, 'raw');
    new ApiObject(chart, 'raw', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { namespace: 'raw' }, spec });
    expect(found(chart)).toEqual(['gke-autopilot/hostNamespaces spec.template.spec.hostPID']);
    Platform.of(chart).use('eks');
    expect(found(chart)).toEqual([]);
  });

  test('a refusal that an allow-list can permit can be accepted, and one that nothing permits cannot', () => {
    const chart = newChart();
    Platform.of(chart).use('gke-autopilot');
    new DaemonSet(chart, 'a', { metadata: { namespace: 'kube-system' }, hostPID: true, containers: [CONTAINER] });
    AppFindings.of(chart).accept('gke-autopilot/*', 'our allow-list is installed');
    const all = AppFindings.of(chart).all.filter(({ severity }) => severity === 'error');
    expect(all.map(({ rule, accepted, exception }) => [rule, accepted, exception])).toEqual([
      ['gke-autopilot/hostNamespaces', 'our allow-list is installed', 'a WorkloadAllowlist of the vendor'],
      ['gke-autopilot/managedNamespace', undefined, undefined],
    ]);
    expect(() => Testing.synth(chart)).toThrow(
      /agents\/a: metadata\.namespace: kube-system is managed by the platform/,
    );
  });
});

describe('what constructs are fed', () => {
  test('k3s has its socket and its CNI elsewhere; what is only assumed moves nothing', () => {
    const pathOn = (platform: PlatformName, path: string) => {
      const chart = newChart();
      new NodeAgentDaemonSet(chart, 'agent', reader(path));
      Platform.of(chart).use(platform);
      AppFindings.of(chart).accept('openshift/scc', 'of no account here');
      return podOf(chart).volumes[0].hostPath.path;
    };
    expect(pathOn('k3s', '/run/containerd/containerd.sock')).toBe('/run/k3s/containerd/containerd.sock');
    expect(pathOn('k3s', '/var/run/containerd/containerd.sock')).toBe('/run/k3s/containerd/containerd.sock');
    expect(pathOn('k3s', '/etc/cni/net.d')).toBe('/var/lib/rancher/k3s/agent/etc/cni/net.d');
    expect(pathOn('k3s', '/var/log')).toBe('/var/log');
    expect(pathOn('openshift', '/run/containerd/containerd.sock')).toBe('/var/run/crio/crio.sock');
    expect(pathOn('gke', '/opt/cni/bin')).toBe('/opt/cni/bin');
    expect(pathOn('microk8s', '/run/crio/crio.sock')).toBe('/var/snap/microk8s/common/run/containerd.sock');
    expect(pathOn('microk8s', '/var/lib/kubelet/device-plugins')).toBe(
      '/var/snap/microk8s/common/var/lib/kubelet/device-plugins',
    );
  });

  test('on OpenShift, containers that read the node have the type spc_t; those with a type or privileges keep what they have', () => {
    const chart = newChart();
    const { containers, volumes } = reader('/var/log');
    const [container] = containers;
    new NodeAgentDaemonSet(chart, 'agent', {
      rootReason: 'a test',
      containers: [
        container,
        { ...container, name: 'own', securityContext: { seLinuxOptions: { type: 'container_t' } } },
        { ...container, name: 'all', securityContext: { privileged: true } },
        { ...CONTAINER, name: 'apart' },
      ],
      volumes,
    });
    Platform.of(chart).use('openshift');
    AppFindings.of(chart).accept('openshift/scc', 'of no account here');
    expect(podOf(chart).containers.map(({ securityContext }: any) => securityContext.seLinuxOptions?.type)).toEqual([
      'spc_t',
      'container_t',
      undefined,
      undefined,
    ]);
  });

  test('a plain DaemonSet and one in the form of its vendor stay as they are', () => {
    const chart = newChart();
    new DaemonSet(chart, 'plain', reader('/run/containerd/containerd.sock'));
    Platform.of(chart).use('k3s');
    expect(podOf(chart).volumes[0].hostPath.path).toBe('/run/containerd/containerd.sock');
  });

  test('on Autopilot, nothing keeps pods off virtual nodes, since there are none and the condition is refused', () => {
    const affinityWith = (affinity?: object) => {
      const chart = newChart();
      new NodeAgentDaemonSet(chart, 'agent', { containers: [CONTAINER], ...(affinity && { affinity }) });
      Platform.of(chart).use('gke-autopilot');
      expect(found(chart)).toEqual([]);
      return podOf(chart).affinity;
    };
    expect(affinityWith()).toBeUndefined();
    const zone = { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a'] };
    const required = (...expressions: object[]) => ({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: expressions }] },
      },
    });
    expect(affinityWith(required(zone))).toEqual(required(zone));
  });

  test('AKS Automatic wants both probes: one stands for the other', () => {
    const chart = newChart();
    const probe = { httpGet: { path: '/', port: 80 } };
    new NodeAgentDaemonSet(chart, 'agent', {
      containers: [
        { ...CONTAINER, livenessProbe: { ...probe, terminationGracePeriodSeconds: 5 } },
        { ...CONTAINER, name: 'ready', readinessProbe: probe },
        { ...CONTAINER, name: 'none' },
      ],
    });
    Platform.of(chart).use('aks-automatic');
    expect(found(chart)).toEqual([
      'aks-automatic/probes spec.template.spec.containers[2].livenessProbe',
      'aks-automatic/probes spec.template.spec.containers[2].readinessProbe',
    ]);
    AppFindings.of(chart).accept('aks-automatic/probes', 'the namespace is excluded');
    expect(podOf(chart).containers.slice(0, 2)).toMatchObject([{ readinessProbe: probe }, { livenessProbe: probe }]);
    expect(podOf(chart).containers[0].readinessProbe.terminationGracePeriodSeconds).toBeUndefined();
  });

  test('Windows has no propagation of mounts and no DNS policy for the network of the node', () => {
    const chart = newChart();
    new NodeAgentDaemonSet(chart, 'agent', {
      hostNetwork: true,
      containers: [
        { ...CONTAINER, volumeMounts: [{ name: 'host', mountPath: 'C:\\host', mountPropagation: 'HostToContainer' }] },
      ],
      volumes: [{ name: 'host', hostPath: { path: 'C:\\var\\log' } }],
    });
    Platform.of(chart).use('windows-2022');
    const { containers, dnsPolicy } = podOf(chart);
    expect(containers[0].volumeMounts).toEqual([{ name: 'host', mountPath: 'C:\\host' }]);
    expect(dnsPolicy).toBeUndefined();
  });
});

describe('on OpenShift', () => {
  test('a binding to the smallest constraints lets the pods run, and pins them', () => {
    const chart = newChart();
    const agent = new NodeAgentDaemonSet(chart, 'agent', { metadata: { name: 'agent' }, ...reader('/var/log') });
    Platform.of(chart).use('openshift');
    expect(found(chart)).toEqual(['openshift/scc spec.template.spec']);
    const binding = new SccBinding(chart, 'scc', { daemonSet: agent });
    // that of the hardening is refused by all constraints without profiles
    expect(binding.scc).toBe('privileged');
    expect(found(chart)).toEqual([]);
    const objects = Testing.synth(chart);
    expect(objects.find(({ kind }) => kind === 'RoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'agent-scc', namespace: 'agents' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'system:openshift:scc:privileged',
      },
      subjects: [{ kind: 'ServiceAccount', name: 'agent', namespace: 'agents' }],
    });
    const { metadata } = objects.find(({ kind }) => kind === 'DaemonSet').spec.template;
    expect(metadata.annotations).toEqual({ 'openshift.io/required-scc': 'privileged' });
  });

  test('own constraints get a Role', () => {
    const chart = newChart();
    const agent = new NodeAgentDaemonSet(chart, 'agent', { metadata: { name: 'agent' }, ...reader('/var/log') });
    Platform.of(chart).use('openshift');
    new SccBinding(chart, 'scc', { daemonSet: agent, scc: 'log-reader', required: false });
    new ApiObject(chart, 'constraints', {
      apiVersion: 'security.openshift.io/v1',
      kind: 'SecurityContextConstraints',
      metadata: { name: 'log-reader' },
      allowHostDirVolumePlugin: true,
      allowPrivilegedContainer: false,
      runAsUser: { type: 'RunAsAny' },
      seLinuxContext: { type: 'RunAsAny' },
      seccompProfiles: ['runtime/default'],
      volumes: ['hostPath', 'projected', 'secret', 'configMap'],
    });
    expect(found(chart)).toEqual([]);
    const objects = Testing.synth(chart);
    expect(objects.find(({ kind }) => kind === 'Role')).toMatchObject({
      metadata: { name: 'agent-scc', namespace: 'agents' },
      rules: [
        {
          apiGroups: ['security.openshift.io'],
          resources: ['securitycontextconstraints'],
          resourceNames: ['log-reader'],
          verbs: ['use'],
        },
      ],
    });
    expect(objects.find(({ kind }) => kind === 'RoleBinding').roleRef).toMatchObject({
      kind: 'Role',
      name: 'agent-scc',
    });
  });

  test('constraints that are named and do not admit the pods are told', () => {
    const chart = newChart();
    const agent = new NodeAgentDaemonSet(chart, 'agent', reader('/var/log'));
    Platform.of(chart).use('openshift');
    new SccBinding(chart, 'scc', { daemonSet: agent, scc: 'hostmount-anyuid' });
    const [finding] = AppFindings.of(chart).all.filter(({ severity }) => severity === 'never-runs');
    expect(finding.rule).toBe('openshift/requiredScc');
    expect(finding.message).toMatch(
      /^hostmount-anyuid does not admit the seccomp profile runtime\/default, seLinuxOptions \(/,
    );
  });

  test('constraints without a name, and pods that cannot be read, are errors that name the construct', () => {
    const chart = newChart();
    const agent = new DaemonSet(chart, 'agent', { containers: [{ ...CONTAINER, tty: 'yes' as unknown as boolean }] });
    expect(() => new SccBinding(chart, 'none', { daemonSet: agent, scc: '' })).toThrow(
      /^agents\/none: scc is empty; name the constraints/,
    );
    expect(() => new SccBinding(chart, 'unread', { daemonSet: agent }).scc).toThrow(
      /^agents\/unread: the smallest constraints of pods that cannot be read are not known: spec\.template\.spec\.containers\[0\]\.tty: .* Or set scc\.$/,
    );
    expect(new SccBinding(chart, 'given', { daemonSet: agent, scc: 'anyuid' }).scc).toBe('anyuid');
  });

  test('a namespace of agents has what OpenShift needs, and nothing of it elsewhere', () => {
    const namespaceOn = (platform: 'openshift' | 'talos') => {
      const chart = newChart();
      new AgentNamespace(chart, 'namespace', { name: 'agents' });
      Platform.of(chart).use(platform);
      return Testing.synth(chart)[0].metadata;
    };
    expect(namespaceOn('openshift')).toMatchObject({
      annotations: { 'openshift.io/node-selector': '' },
      labels: { 'security.openshift.io/scc.podSecurityLabelSync': 'false' },
    });
    expect(namespaceOn('talos')).toEqual({
      name: 'agents',
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    });
  });
});

test('on Talos, a namespace of agents makes the node exporter run', () => {
  const chart = newChart();
  new NodeExporterDaemonSet(chart, 'exporter', {});
  Platform.of(chart).use('talos');
  expect(found(chart)).toEqual(['talos/podSecurity spec.template.spec.hostNetwork']);
  new AgentNamespace(chart, 'namespace', { name: 'agents' });
  expect(found(chart)).toEqual([]);
});

test('each pool of a mixed cluster has its platform, and the nodes that the platform labels', () => {
  const chart = newChart();
  DaemonSetPools.ofNodeAgents(chart, 'agent', {
    base: { metadata: { name: 'agent' }, ...reader('/run/containerd/containerd.sock') },
    pools: [
      { name: 'edge', platform: 'k3s' },
      { name: 'cloud', platform: 'eks', nodes: undefined },
      { name: 'others' },
    ],
  });
  const sets = Testing.synth(chart).filter(({ kind }) => kind === 'DaemonSet');
  const [edge, cloud, others] = sets.map(({ spec }) => spec.template.spec);
  expect(edge.volumes[0].hostPath.path).toBe('/run/k3s/containerd/containerd.sock');
  expect(cloud.volumes[0].hostPath.path).toBe('/run/containerd/containerd.sock');
  expect(others.volumes[0].hostPath.path).toBe('/run/containerd/containerd.sock');
  expect(JSON.stringify(edge.affinity)).toContain(
    '"key":"node.kubernetes.io/instance-type","operator":"In","values":["k3s"]',
  );
  expect(JSON.stringify(cloud.affinity)).toContain('"key":"eks.amazonaws.com/nodegroup","operator":"Exists"');
  expect(JSON.stringify(others.affinity)).toContain('"key":"eks.amazonaws.com/nodegroup","operator":"DoesNotExist"');
});

test('a platform that is not known is refused', () => {
  const chart = newChart();
  expect(() => Platform.of(chart).use('gke-standard' as 'gke')).toThrow(
    /^agents: there is no platform 'gke-standard'; the platforms are gke, gke-autopilot, /,
  );
});
