import { App, Chart } from 'cdk8s';
import { FluentBit, LogCollectorDaemonSet } from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'fluent-bit', { namespace: 'logging' });

new LogCollectorDaemonSet(chart, 'logs', {
  metadata: { name: 'fluent-bit' },
  agent: new FluentBit(),
  // twice the default: its buffers grow with it
  agentResources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  kubernetesMetadata: { namespaceLabels: true },
  outputs: [
    { loki: { host: 'loki-gateway.monitoring.svc', port: 80, tls: false, labels: { cluster: 'production' } } },
    { forward: { host: 'archive.logging.svc', sharedKey: { name: 'archive', key: 'shared-key' } } },
  ],
});

app.synth();
