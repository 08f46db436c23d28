import { readFileSync } from 'fs';
import { resolve } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { DaemonSet, FluentBit, k8s, LogCollectorDaemonSet, monitoring, NodeAgentDaemonSet, Volumes } from '../../src';
import { AppFindings } from '../../src/constructs/app-findings';
import { ALERTS } from '../../src/constructs/monitoring/alert-table';
import { AgentNamespace } from '../../src/constructs/policy/agent-namespace';
import { DaemonSetNetworkPolicy } from '../../src/constructs/policy/daemon-set-network-policy';
import { PriorityClass } from '../../src/constructs/policy/priority-class';
import { DaemonSetService } from '../../src/constructs/service/daemon-set-service';
import { HostPortEndpoint } from '../../src/constructs/service/host-port-endpoint';

/* docs/companions.md: the code that it shows is the code between the marks below, which compiles and runs. */

const guide = readFileSync(resolve(__dirname, '../../docs/companions.md'), 'utf8');
const source = readFileSync(__filename, 'utf8');

const resources = { limits: { memory: '64Mi' } };
const container: k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1', resources };
const rules = 'a: 1';

function talking(chart: Chart, agent: DaemonSet) {
  // guide
  const statsd = HostPortEndpoint.of(agent, 'statsd');
  const client: k8s.Container = {
    name: 'web',
    image: 'registry.example.com/web:1',
    env: statsd.clientEnv('STATSD_HOST', 'STATSD_PORT'),
  };
  // guide
  new DaemonSetService(chart, 'all', { daemonSet: agent, kind: 'headless', ports: [{ name: 'metrics' }] });
  // guide
  new DaemonSetService(chart, 'local', {
    daemonSet: agent,
    kind: 'node-local',
    ports: [{ name: 'metrics', port: 80 }],
    metadata: { name: 'agent-local', labels: { scope: 'local' } },
    ipFamilyPolicy: 'PreferDualStack',
  });
  // guide
  return client;
}

function configuration(chart: Chart) {
  // guide
  new NodeAgentDaemonSet(chart, 'agent', {
    containers: [container],
    volumes: [Volumes.configMap('rules', 'platform-rules'), Volumes.secret('token', 'vendor-token')],
    externalConfig: [
      { kind: 'ConfigMap', name: 'platform-rules', content: { 'rules.yaml': rules } },
      { kind: 'Secret', name: 'vendor-token', hash: 'v7' },
    ],
  });
  // guide
  new NodeAgentDaemonSet(chart, 'reloading', {
    containers: [container],
    volumes: [Volumes.configMap('rules', 'platform-rules')],
    hotReloadedVolumes: ['rules'],
  });
  // guide
  new LogCollectorDaemonSet(chart, 'logs', {
    metadata: { name: 'logs' },
    agent: new FluentBit(),
    priorityClassName: 'system-node-critical',
    outputs: [{ stdout: {} }],
    hotReload: {},
  });
  // guide
}

function watched(chart: Chart, agent: DaemonSet) {
  // guide
  const monitor = new monitoring.PodMonitor(chart, 'monitor', {
    daemonSet: agent,
    endpoints: [{ port: 'metrics', interval: '30s' }],
  });
  new monitoring.DaemonSetAlerts(chart, 'alerts', {
    daemonSets: [agent],
    runbookUrl: 'https://runbooks.example.com/agents#',
    missing: { severity: 'critical' },
    throttled: { threshold: 0.5, for: '30m' },
  });
  new monitoring.GrafanaDashboard(chart, 'dashboard', {
    title: 'Log collectors',
    job: monitor.job!,
    panels: monitoring.DashboardPanels.fluentBit(),
  });
  // guide
}

function warnings(app: App) {
  // guide
  for (const { construct, field, message, remedy } of AppFindings.of(app).all) {
    console.error(`${construct}: ${field}: ${message}. ${remedy}`);
  }
  // guide
}

function policy(chart: Chart, agent: DaemonSet) {
  // guide
  const namespace = new AgentNamespace(chart, 'namespace', { name: 'agents', warn: 'restricted' });
  // guide
  new DaemonSetNetworkPolicy(chart, 'policy', {
    daemonSet: agent,
    ingress: [
      {
        ports: ['metrics'],
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      },
    ],
  });
  // guide
  const priority = new PriorityClass(chart, 'priority', { metadata: { name: 'agents' }, value: 1_000_000 });
  new DaemonSet(chart, 'important', { containers: [container], priorityClassName: priority.name });
  // guide
  new NodeAgentDaemonSet(chart, 'network', {
    containers: [container],
    startupTaint: { key: 'startup-taint.cluster-autoscaler.kubernetes.io/network', removedBy: 'agent' },
  });
  // guide
  return namespace;
}

test('the code of the guide is the code that runs here', () => {
  const marked = source.split(/^ {2}\/\/ guide\n/m).map((part) => part.replace(/^ {2}/gm, ''));
  const shown = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  expect(shown).toHaveLength(12);
  expect(shown.filter((code) => !marked.includes(code))).toEqual([]);
});

test('all of it synthesizes', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'test', { namespace: 'agents' });
  const ports = [
    { name: 'statsd', containerPort: 8125, hostPort: 8125 },
    { name: 'metrics', containerPort: 9102 },
  ];
  const agent = new DaemonSet(chart, 'daemon', { metadata: { name: 'daemon' }, containers: [{ ...container, ports }] });
  expect(talking(chart, agent).env).toHaveLength(2);
  configuration(chart);
  watched(chart, agent);
  expect(policy(chart, agent).level).toBe('privileged');
  const said = jest.spyOn(console, 'error').mockImplementation();
  warnings(app);
  expect(said.mock.calls.flat()).toEqual([
    expect.stringMatching(
      /^test\/namespace: metadata\.labels.*: test\/daemon needs the level privileged \(hostPorts\), so /,
    ),
    expect.stringMatching(
      /^test\/namespace: metadata\.labels.*: test\/logs needs the level privileged \(hostPathVolumes\), so /,
    ),
  ]);
  said.mockRestore();
  expect(new Set(Testing.synth(chart).map(({ kind }) => kind))).toEqual(
    new Set([
      'DaemonSet',
      'Service',
      'ServiceAccount',
      'ConfigMap',
      'ClusterRole',
      'ClusterRoleBinding',
      'PodMonitor',
      'PrometheusRule',
      'Namespace',
      'NetworkPolicy',
      'PriorityClass',
    ]),
  );
});

test('the table of alerts has every alert with its time', () => {
  const rows = [...guide.matchAll(/^\| `(DaemonSet\w+)` \|.*\| (\w+) \|$/gm)].map(([, name, time]) => [name, time]);
  expect(rows).toEqual(Object.values(ALERTS).map(({ name, for: time }) => [name, time]));
});
