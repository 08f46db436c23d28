import { App, Chart } from 'cdk8s';
import {
  agents,
  DaemonSet,
  DaemonSetNetworkPolicy,
  DaemonSetPools,
  DaemonSetService,
  DaemonSetValidator,
  FluentBit,
  LogCollectorDaemonSet,
  ManifestImporter,
  monitoring,
  NodeAgentDaemonSet,
  NodeExporterDaemonSet,
  NodeLabels,
  Planner,
  Probes,
  ResourceQuantities,
  Tolerations,
  Volumes,
} from 'cdk8s-daemonsets';

// the same app as app.py, app.go and App.java: prints what it writes, and what is said of manifests
const app = new App();
const chart = new Chart(app, 'agents', { namespace: 'agents' });

// field by field
new DaemonSet(chart, 'raw', {
  metadata: { name: 'raw' },
  hostPID: true,
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  containers: [
    {
      name: 'raw',
      image: 'registry.example.com/raw:1',
      livenessProbe: { httpGet: { path: '/live', port: 8080 }, periodSeconds: 10 },
    },
  ],
});

// builders, and what is beside the agent
const agent = new NodeAgentDaemonSet(chart, 'agent', {
  metadata: { name: 'agent' },
  containers: [
    {
      name: 'agent',
      image: 'registry.example.com/agent:1',
      ports: [{ name: 'metrics', containerPort: 9100 }],
      readinessProbe: Probes.httpGet('/ready', 'metrics'),
      resources: ResourceQuantities.withoutCpuLimit('50m', '64Mi', '128Mi'),
    },
  ],
});
agent.addToleration(Tolerations.exists('example.com/gpu'));
agent.mount(Volumes.hostPath('host', '/host'), '/host', { readOnly: true });
const service = new DaemonSetService(chart, 'service', {
  daemonSet: agent,
  kind: 'headless',
  ports: [{ name: 'metrics' }],
});
new monitoring.ServiceMonitor(chart, 'monitor', { service });
new DaemonSetNetworkPolicy(chart, 'policy', { daemonSet: agent });

// a pipeline
new LogCollectorDaemonSet(chart, 'logs', {
  agent: new FluentBit(),
  inputs: [{ containerLogs: { multiline: ['java'] } }],
  steps: [{ parse: { json: {} } }, { drop: { when: { field: 'level', oneOf: ['debug'] } } }],
  outputs: [
    { openSearch: { host: 'search.team-a.svc' }, when: { field: 'namespace', matches: '^team-a-' } },
    { loki: { host: 'loki.monitoring.svc' }, otherwise: true },
  ],
});

new NodeExporterDaemonSet(chart, 'exporter', { collectors: { systemd: {} } });
new agents.FlannelDaemonSet(chart, 'flannel', { network: '10.244.0.0/16' });
DaemonSetPools.ofDaemonSets(chart, 'pools', {
  base: { metadata: { name: 'pools' }, containers: [{ name: 'pools', image: 'registry.example.com/pools:1' }] },
  pools: [
    {
      name: 'gpu',
      nodes: NodeLabels.value('gpu').exists(),
      differences: { tolerations: [Tolerations.exists('gpu')] },
    },
    { name: 'rest' },
  ],
});
console.log(app.synthYaml());

// what is said of a manifest, as data and with its lines
const bad = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'Bad' } };
for (const { field, message } of new DaemonSetValidator({ kubernetesVersion: '1.30' }).validate(bad)) {
  console.log(`${field}: ${message}`);
}
const text = 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: Bad}';
for (const { line, rule } of new DaemonSetValidator().validateText(text)) console.log(`${line}: ${rule}`);

// which nodes run it
const node = {
  kind: 'Node',
  metadata: { name: 'node-a' },
  status: { allocatable: { cpu: '1', memory: '1Gi', pods: '10' } },
};
const plan = new Planner({ kubernetesVersion: '1.36' }).plan(chart.toJson(), [node]);
console.log(plan.coveredBy('agents/agent').join(), plan.missingOn('agents/agent').join(), plan.totals.desired);

// and the code of an app
console.log(
  new ManifestImporter().importManifests('settings', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}').code,
);
