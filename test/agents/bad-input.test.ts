import { App, Chart } from 'cdk8s';
import { agents, patterns } from '../../src';

const newChart = () => new Chart(new App(), 'agents', { namespace: 'agents', disableResourceNameHashes: true });
const apiKey = { name: 'datadog', key: 'api-key' };
const container = { name: 'agent', image: 'agent:1', resources: { limits: { memory: '64Mi' } } };

/** What no agent can be made of, each with the beginning of what is said of it: where, which property, and how to mend it. */
const REFUSED: { readonly [mistake: string]: readonly [make: (chart: Chart) => unknown, message: string] } = {
  'options that exclude each other': [
    (chart) => new agents.KubeProxyDaemonSet(chart, 'agent', { apiServer: 'https://x', mode: 'nftables', ipvs: {} }),
    "agents/agent: ipvs is for mode 'ipvs', and mode is 'nftables'; leave one of them out",
  ],
  'a feature that the version does not have': [
    (chart) =>
      new agents.KubeProxyDaemonSet(chart, 'agent', { apiServer: 'https://x', version: '1.28.15', mode: 'nftables' }),
    "agents/agent: mode 'nftables' needs Kubernetes 1.29, and version is '1.28.15'",
  ],
  'a namespace of the node that the agent needs': [
    (chart) => new agents.DatadogDaemonSet(chart, 'agent', { apiKey, hostPID: false }),
    'agents/agent: hostPID is false, but the agent works in that namespace of the node; leave it out',
  ],
  'a namespace of the node that a plugin needs': [
    (chart) =>
      new agents.CollectdDaemonSet(chart, 'agent', {
        image: 'collectd:5',
        plugins: { interface: true },
        hostNetwork: false,
      }),
    'agents/agent: hostNetwork is false, but plugins.interface reads that namespace of the node; leave one of them out',
  ],
  'a capability that the agent needs': [
    (chart) =>
      new agents.FlannelDaemonSet(chart, 'agent', {
        containerSecurity: { 'kube-flannel': { capabilities: { add: ['NET_ADMIN'] } } },
      }),
    "agents/agent: containerSecurity takes the capability NET_RAW from container 'kube-flannel', which needs it; add it",
  ],
  'every privilege of a container that needs some': [
    (chart) =>
      new agents.KubeProxyDaemonSet(chart, 'agent', {
        apiServer: 'https://x',
        containerSecurity: { 'kube-proxy': { readOnlyRootFilesystem: true } },
      }),
    "agents/agent: containerSecurity takes all privileges from container 'kube-proxy', which its vendor runs privileged",
  ],
  'a CSI directory that is a path': [
    (chart) =>
      new patterns.CsiNodeDaemonSet(chart, 'agent', {
        driverName: 'files.example.com',
        pluginDirectory: 'plugins/files',
        registrarImage: 'registrar:1',
        containers: [container],
      }),
    "agents/agent: pluginDirectory is 'plugins/files'; give the name of a directory below the plugins directory of the kubelet",
  ],
  'capabilities where the pattern has an option for them': [
    (chart) =>
      new patterns.EbpfDaemonSet(chart, 'agent', {
        containers: [{ ...container, securityContext: { capabilities: { add: ['NET_ADMIN'] } } }],
      }),
    "agents/agent: container 'agent' has capabilities of its own; give those that it needs",
  ],
  'the directory of device plugins, made where it is missing': [
    (chart) =>
      new patterns.DevicePluginDaemonSet(chart, 'agent', {
        resourceName: 'example.com/device',
        containers: [container],
        volumes: [{ name: 'own', hostPath: { path: '/var/lib/kubelet/device-plugins', type: 'DirectoryOrCreate' } }],
      }),
    "agents/agent: volume 'own' is /var/lib/kubelet/device-plugins of type 'DirectoryOrCreate'",
  ],
  'a literal key of Datadog': [
    (chart) => new agents.DatadogDaemonSet(chart, 'agent', { apiKey: 'c0ffee' as any }),
    'agents/agent: apiKey is not a reference to a Secret; give { name, key }',
  ],
  'a literal key of AppDynamics': [
    (chart) =>
      new agents.AppDynamicsDaemonSet(chart, 'agent', {
        controller: { host: 'example.com', account: 'example', accessKey: 'c0ffee' as any },
      }),
    'agents/agent: controller.accessKey is not a reference to a Secret; give { name, key }',
  ],
  'a password in the address of a proxy': [
    (chart) =>
      new agents.OneAgentDaemonSet(chart, 'agent', {
        mode: 'hostMonitoring',
        tenant: 'abc12345',
        cluster: { name: 'prod', uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9' },
        proxy: 'http://me:c0ffee@proxy:3128',
      }),
    'agents/agent: proxy contains a user or password',
  ],
};

test.each(Object.entries(REFUSED))('%s is refused when the agent is made', (_, [make, message]) => {
  let said = '';
  try {
    make(newChart());
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said.slice(0, message.length)).toBe(message);
  expect(said).not.toContain('c0ffee');
});

test('what takes nothing away that is needed is taken', () => {
  const made = new agents.KubeProxyDaemonSet(newChart(), 'agent', {
    apiServer: 'https://x',
    containerSecurity: { 'kube-proxy': { capabilities: { add: ['NET_ADMIN', 'SYS_MODULE'] } } },
  });
  expect(made.name).toBe('kube-proxy');
});
