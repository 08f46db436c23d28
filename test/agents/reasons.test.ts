import { App, Chart, Testing } from 'cdk8s';
import { agents, patterns, TargetClusters } from '../../src';

const REASON = 'the team of the platform has agreed to it';
const controller = { host: 'example.saas.appdynamics.com', account: 'example' };
const apiKey = { name: 'datadog', key: 'api-key' };
const container = { name: 'agent', image: 'agent:1', resources: { limits: { memory: '64Mi' } } };

/** Every option that widens privileges, given with its reason. */
const WIDENED: { readonly [option: string]: (chart: Chart) => unknown } = {
  'Falco with a kernel module': (chart) => new agents.FalcoDaemonSet(chart, 'agent', { kernelModuleReason: REASON }),
  'AppDynamics with the socket of Docker': (chart) =>
    new agents.AppDynamicsDaemonSet(chart, 'agent', { controller, dockerReason: REASON }),
  'Datadog with bills of materials': (chart) =>
    new agents.DatadogDaemonSet(chart, 'agent', { apiKey, sbom: { reason: REASON, hostAnalyzers: ['os'] } }),
  'Datadog with workload protection': (chart) =>
    new agents.DatadogDaemonSet(chart, 'agent', { apiKey, workloadProtectionReason: REASON }),
  'Flannel with network policies': (chart) =>
    new agents.FlannelDaemonSet(chart, 'agent', { networkPoliciesReason: REASON }),
  'NVIDIA with the devices of the node': (chart) =>
    new agents.NvidiaDevicePluginDaemonSet(chart, 'agent', { passDeviceSpecsReason: REASON }),
  'OneAgent, privileged': (chart) =>
    new agents.OneAgentDaemonSet(chart, 'agent', {
      mode: 'hostMonitoring',
      tenant: 'abc12345',
      cluster: { name: 'prod', uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      servers: ['https://abc12345.live.dynatrace.com'],
      privilegedReason: REASON,
    }),
  'eBPF with SYS_ADMIN': (chart) =>
    new patterns.EbpfDaemonSet(chart, 'agent', { containers: [container], sysAdminReason: REASON }),
  'a host that is changed': (chart) =>
    new patterns.HostModifierDaemonSet(chart, 'agent', { change: { ...container, name: 'change' }, reason: REASON }),
};

test.each(Object.entries(WIDENED))('%s: the reason is written to the DaemonSet, for reviewers', (_, make) => {
  const chart = new Chart(new App(), 'agents', { namespace: 'agents' });
  TargetClusters.of(chart).use({ kubernetesVersion: '1.30+' });
  make(chart);
  const { metadata } = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
  expect(metadata.annotations['cdk8s-daemonsets/root-reason']).toBe(REASON);
});
