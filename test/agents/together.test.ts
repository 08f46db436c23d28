import { App, Chart, Testing } from 'cdk8s';
import { agents, TargetClusters } from '../../src';

const secret = { name: 'keys', key: 'key' };

/** Every agent that can live beside the others: one network plugin, and Linux nodes only. */
const AGENTS: { [name: string]: (chart: Chart) => unknown } = {
  calico: (chart) => new agents.CalicoDaemonSet(chart, 'agent'),
  proxy: (chart) => new agents.KubeProxyDaemonSet(chart, 'agent', { apiServer: 'https://10.0.0.1:6443' }),
  dns: (chart) => new agents.NodeLocalDnsDaemonSet(chart, 'agent', { clusterDnsIP: '10.96.0.10' }),
  ebs: (chart) => new agents.AwsEbsCsiDaemonSet(chart, 'agent'),
  rbd: (chart) => new agents.CephCsiDaemonSet(chart, 'agent', { type: 'rbd', clusters: [] }),
  cephfs: (chart) => new agents.CephCsiDaemonSet(chart, 'agent', { type: 'cephfs' }),
  secrets: (chart) => new agents.SecretsStoreCsiDaemonSet(chart, 'agent'),
  npd: (chart) => new agents.NodeProblemDetectorDaemonSet(chart, 'agent'),
  collectd: (chart) => new agents.CollectdDaemonSet(chart, 'agent', { image: 'collectd:5.12' }),
  nvidia: (chart) => new agents.NvidiaDevicePluginDaemonSet(chart, 'agent'),
  datadog: (chart) => new agents.DatadogDaemonSet(chart, 'agent', { apiKey: secret }),
  otel: (chart) => new agents.HostMetricsDaemonSet(chart, 'agent'),
  falco: (chart) => new agents.FalcoDaemonSet(chart, 'agent'),
  kured: (chart) => new agents.KuredDaemonSet(chart, 'agent'),
  rook: (chart) => new agents.RookDiscoverDaemonSet(chart, 'agent'),
  oneagent: (chart) =>
    new agents.OneAgentDaemonSet(chart, 'agent', {
      mode: 'hostMonitoring',
      tenant: 'abc12345',
      cluster: { name: 'prod', uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      servers: ['https://abc12345.live.dynatrace.com'],
    }),
};

const app = new App();
TargetClusters.of(app).use({ kubernetesVersion: '1.33+' });
const charts = Object.entries(AGENTS).map(([name, make]) => {
  const chart = new Chart(app, name, { namespace: `agents-${name}`, disableResourceNameHashes: true });
  make(chart);
  return [name, chart] as const;
});

test.each(charts)('%s: it synthesizes beside all the others, for every Linux node', (_, chart) => {
  const objects = Testing.synth(chart);
  const { spec } = objects.find(({ kind }) => kind === 'DaemonSet')!.spec.template;
  expect(spec.tolerations[0]).toEqual({ operator: 'Exists' });
  expect(spec.nodeSelector['kubernetes.io/os']).toBe('linux');
});

test.each(charts)('%s: whoever has rights at the API server has a token for them', (_, chart) => {
  const objects = Testing.synth(chart);
  const { spec } = objects.find(({ kind }) => kind === 'DaemonSet')!.spec.template;
  const bound = objects.some(({ kind }) => kind === 'ClusterRoleBinding' || kind === 'RoleBinding');
  if (bound) expect(spec.automountServiceAccountToken).toBe(true);
});
