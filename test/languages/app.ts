import { App, Chart } from 'cdk8s';
import {
  DaemonSetValidator,
  FluentBit,
  LogCollectorDaemonSet,
  NodeAgentDaemonSet,
  ResourceQuantities,
  Tolerations,
  Volumes,
} from 'cdk8s-daemonsets';

// the same app as app.py, app.go and App.java: prints what it writes, and what is said of a bad manifest
const chart = new Chart(new App(), 'agents', { namespace: 'agents' });
const agent = new NodeAgentDaemonSet(chart, 'agent', {
  metadata: { name: 'agent' },
  containers: [
    {
      name: 'agent',
      image: 'registry.example.com/agent:1',
      resources: ResourceQuantities.withoutCpuLimit('50m', '64Mi', '128Mi'),
    },
  ],
});
agent.addToleration(Tolerations.exists('example.com/gpu'));
agent.mount(Volumes.hostPath('host', '/host'), '/host', { readOnly: true });
new LogCollectorDaemonSet(chart, 'logs', {
  agent: new FluentBit(),
  outputs: [{ loki: { host: 'loki.monitoring.svc' } }],
});
const findings = new DaemonSetValidator({ kubernetesVersion: '1.30' }).validate({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'Bad' },
});
const lines = new DaemonSetValidator().validateText('apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}');
console.log(
  JSON.stringify({
    objects: chart.toJson(),
    findings: findings.map(({ field }) => field),
    lines: lines.map(({ line }) => line),
  }),
);
