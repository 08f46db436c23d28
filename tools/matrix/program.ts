import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  DaemonSet,
  FluentBit,
  LogCollectorDaemonSet,
  NodeExporterDaemonSet,
  Tolerations,
  Volumes,
} from 'cdk8s-daemonsets';

// an app of a user: what it writes is the same wherever it runs
const app = new App();
const chart = new Chart(app, 'agents', { namespace: 'agents' });
const agent = new DaemonSet(chart, 'agent', {
  metadata: { name: 'agent' },
  hostPID: true,
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  containers: [
    { name: 'agent', image: 'registry.example.com/agent:1', ports: [{ name: 'metrics', containerPort: 9100 }] },
  ],
});
agent.addToleration(Tolerations.everything());
agent.mount(Volumes.hostPath('machine-id', '/etc/machine-id'), '/etc/machine-id', { readOnly: true });
agent.mountConfigMap(new kplus.ConfigMap(chart, 'settings', { data: { level: 'info' } }), '/etc/agent');
agent.useServiceAccount(new kplus.ServiceAccount(chart, 'account'));
// the pods are selected by classes of whatever cdk8s-plus is installed
new kplus.Service(chart, 'service', { selector: agent, ports: [{ port: 9100 }] });
new kplus.NetworkPolicy(chart, 'policy', { selector: agent });
const role = new kplus.ClusterRole(chart, 'role');
role.allowRead(kplus.ApiResource.NODES);
new kplus.ClusterRoleBinding(chart, 'binding', { role }).addSubjects(agent);
new LogCollectorDaemonSet(chart, 'logs', {
  agent: new FluentBit(),
  outputs: [{ loki: { host: 'loki.monitoring.svc' } }],
});
new NodeExporterDaemonSet(chart, 'exporter', {});
console.log(JSON.stringify(chart.toJson(), null, 1));
// @ts-expect-error a typo does not compile
void ({ name: 'agent', imagee: 'registry.example.com/agent:1' } satisfies Parameters<DaemonSet['addContainer']>[0]);
