import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { cpuTime, report, sideBySide } from './side-by-side';
import * as lib from 'cdk8s-daemonsets';

const COUNT = 1000;
const CHARTS = 200;

function synth(add: (chart: Chart, id: string) => void, count: number): void {
  const app = new App();
  const chart = new Chart(app, 'agents');
  for (let i = 0; i < count; i++) add(chart, `agent-${i}`);
  app.synthYaml();
}

const plain = (chart: Chart, id: string) =>
  new kplus.DaemonSet(chart, id, {
    containers: [{ name: 'agent', image: 'registry.example.com/agent:1.0', portNumber: 9100, args: ['--verbose'] }],
    volumes: [kplus.Volume.fromHostPath(chart, `${id}-log`, 'varlog', { path: '/var/log' })],
  });

const ours = (chart: Chart, id: string) =>
  new lib.DaemonSet(chart, id, {
    automountServiceAccountToken: false,
    dnsPolicy: 'ClusterFirst',
    hostNetwork: false,
    restartPolicy: 'Always',
    setHostnameAsFQDN: false,
    terminationGracePeriodSeconds: 30,
    minReadySeconds: 0,
    securityContext: { fsGroupChangePolicy: 'Always', runAsNonRoot: true },
    containers: [
      {
        name: 'agent',
        image: 'registry.example.com/agent:1.0',
        imagePullPolicy: 'Always',
        args: ['--verbose'],
        ports: [{ containerPort: 9100 }],
        resources: { requests: { cpu: '1000m', memory: '512Mi' }, limits: { cpu: '1500m', memory: '2048Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
        },
        startupProbe: { failureThreshold: 3, tcpSocket: { port: 9100 } },
      },
    ],
    volumes: [{ name: 'varlog', hostPath: { path: '/var/log', type: '' } }],
  });

const medians = sideBySide(
  {
    DaemonSet: () => synth(ours, COUNT),
    'cdk8s-plus-28': () => synth(plain, COUNT),
  },
  11,
  cpuTime,
);
report(
  `construct and synthesize ${COUNT} DaemonSets, validated for all versions, CPU time`,
  medians,
  'DaemonSet',
  'cdk8s-plus-28',
  'at most 0.90',
);

/** Each chart with a ConfigMap, which is judged too. */
function synthCharts(add: (chart: Chart, id: string) => void): void {
  const app = new App();
  for (let i = 0; i < CHARTS; i++) {
    const chart = new Chart(app, `chart-${i}`);
    new kplus.ConfigMap(chart, 'config', { data: { verbose: 'true' } });
    add(chart, `agent-${i}`);
  }
  app.synthYaml();
}

report(
  `construct and synthesize ${CHARTS} charts of one DaemonSet and one ConfigMap, CPU time`,
  sideBySide({ DaemonSet: () => synthCharts(ours), 'cdk8s-plus-28': () => synthCharts(plain) }, 3, cpuTime),
  'DaemonSet',
  'cdk8s-plus-28',
  'at most 1.5; cdk8s itself takes a time that grows with the square of the charts',
);
