import { App, Chart } from 'cdk8s';
import { NodeExporterDaemonSet } from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'node-exporter', { namespace: 'monitoring' });

new NodeExporterDaemonSet(chart, 'exporter', {
  metadata: { name: 'node-exporter' },
  collectors: {
    textfile: { directory: '/var/lib/node_exporter/textfile' },
    systemd: { unitInclude: '(kubelet|containerd)\\.service' },
    hwmon: { enabled: false },
  },
  monitor: { interval: '30s' },
});

app.synth();
