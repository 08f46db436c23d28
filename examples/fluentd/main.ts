import { App, Chart } from 'cdk8s';
import { Fluentd, LogCollectorDaemonSet } from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'fluentd', { namespace: 'logging' });

new LogCollectorDaemonSet(chart, 'logs', {
  metadata: { name: 'fluentd' },
  agent: new Fluentd(),
  inputs: [
    { containerLogs: { excludeNamespaces: ['load-test'] } },
    { journald: { units: ['kubelet.service', 'containerd.service'] } },
  ],
  outputs: [
    {
      elasticsearch: {
        host: 'elasticsearch-es-http.elastic.svc',
        username: 'elastic',
        password: { name: 'elasticsearch-credentials', key: 'password' },
        ca: { name: 'elasticsearch-credentials', key: 'ca.crt' },
        indexPrefix: 'kubernetes',
      },
    },
  ],
});

app.synth();
