import { App, Chart } from 'cdk8s';
import {
  AgentNamespace,
  AppFindings,
  CriticalPodsQuota,
  monitoring,
  NodeExporterDaemonSet,
  PriorityClassNames,
  VerticalPodAutoscaler,
} from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'full-node-exporter', { namespace: 'node-monitoring' });

// enforces the strictest Pod Security level that lets the exporter in, whatever that comes to be
new AgentNamespace(chart, 'namespace', { name: 'node-monitoring' });
// where the platform keeps system-node-critical to kube-system, as GKE does
new CriticalPodsQuota(chart, 'quota');

const exporter = new NodeExporterDaemonSet(chart, 'exporter', {
  metadata: { name: 'node-exporter' },
  priorityClassName: PriorityClassNames.SYSTEM_NODE_CRITICAL,
  // the last minutes of a node are worth seeing
  autoscalerEviction: 'Stay',
  // in the host network no NetworkPolicy guards the port: only those may scrape who may get /metrics
  kubeRbacProxy: {},
  monitor: { interval: '30s', labels: { release: 'prometheus' } },
});

new monitoring.DaemonSetAlerts(chart, 'alerts', {
  daemonSets: [exporter],
  metadata: { labels: { release: 'prometheus' } },
  runbookUrl: 'https://runbooks.example.com/agents#',
  missing: { severity: 'critical' },
  // there is no CPU limit that could throttle it
  throttled: { enabled: false },
});
new monitoring.GrafanaDashboard(chart, 'dashboard', {
  title: 'Nodes',
  job: exporter.name,
  panels: monitoring.DashboardPanels.nodeExporter(),
  metadata: { name: 'node-exporter-dashboard' },
});
new VerticalPodAutoscaler(chart, 'autoscaler', { daemonSet: exporter });

for (const { construct, message, remedy } of AppFindings.of(app).all) {
  console.error(`${construct}: ${message}. ${remedy}`);
}

app.synth();
