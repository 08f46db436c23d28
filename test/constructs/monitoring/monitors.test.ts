import { Yaml } from 'cdk8s';
import { ServiceMonitorEndpoint } from '../../../src/constructs/monitoring/monitor-options';
import { PodMonitor } from '../../../src/constructs/monitoring/pod-monitor';
import { PodMonitorProps, ServiceMonitorProps } from '../../../src/constructs/monitoring/props';
import { ServiceMonitor } from '../../../src/constructs/monitoring/service-monitor';
import { DaemonSetService } from '../../../src/constructs/service/daemon-set-service';
import { crdProblems } from '../../support/crd';
import { agentIn, container } from '../agent';

const everything: ServiceMonitorEndpoint = {
  port: 'metrics',
  path: '/all',
  scheme: 'https',
  params: { 'collect[]': ['cpu', 'netdev'] },
  interval: '1m',
  scrapeTimeout: '10s',
  honorLabels: true,
  tlsConfig: { ca: { secret: { name: 'ca', key: 'ca.crt' } }, serverName: 'agent', insecureSkipVerify: false },
  authorization: { type: 'Bearer', credentials: { name: 'token', key: 'token' } },
  relabelings: [{ action: 'labelmap', regex: '__meta_kubernetes_node_label_(.+)', replacement: '$1', separator: ';' }],
  metricRelabelings: [
    { action: 'hashmod', sourceLabels: ['a'], modulus: 2, targetLabel: 'shard' },
    { action: 'drop', sourceLabels: ['b'], regex: 'x' },
  ],
};

function serviceMonitor(options: Partial<ServiceMonitorProps> = {}) {
  const agent = agentIn('agents');
  const service = new DaemonSetService(agent.chart, 'service', {
    daemonSet: agent.daemonSet,
    kind: 'headless',
    ports: [{ name: 'metrics' }],
  });
  const monitor = new ServiceMonitor(agent.chart, 'monitor', { service, ...options });
  return { ...agent, monitor, manifest: agent.of('ServiceMonitor') };
}

function podMonitor(options: Partial<PodMonitorProps> = {}, agent = agentIn('agents')) {
  const monitor = new PodMonitor(agent.chart, 'monitor', { daemonSet: agent.daemonSet, ...options });
  return { monitor, manifest: agent.of('PodMonitor') };
}

test('through a Service', () => {
  const { monitor, manifest } = serviceMonitor({
    endpoints: [{ port: 'metrics', interval: '30s' }],
    metadata: { labels: { release: 'prometheus' } },
  });
  expect(Yaml.stringify(manifest)).toMatchSnapshot();
  expect(monitor.job).toBe('agent');
});

test('without a Service, every TCP port that has a name', () => {
  const { monitor, manifest } = podMonitor();
  expect(Yaml.stringify(manifest)).toMatchSnapshot();
  expect(monitor.job).toBe('agent');
});

describe('the published CustomResourceDefinition knows', () => {
  test('every field of a ServiceMonitor', () => {
    expect(crdProblems(serviceMonitor({ endpoints: [{ ...everything, bearerTokenFile: '/token' }] }).manifest)).toEqual(
      [],
    );
  });

  test('every field of a PodMonitor, which has no file for a token', () => {
    expect(crdProblems(podMonitor({ endpoints: [everything] }).manifest)).toEqual([]);
    const withFile = podMonitor({ endpoints: [{ ...everything, bearerTokenFile: '/token' } as never] }).manifest;
    expect(crdProblems(withFile)).toEqual(['spec.podMetricsEndpoints[0].bearerTokenFile: is unknown']);
  });
});

test('a target is called by its node before anything else is done to its labels, unless that is not wanted', () => {
  const relabelings = (manifest: any) => manifest.spec.endpoints[0].relabelings;
  const node = { action: 'replace', sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'instance' };
  expect(relabelings(serviceMonitor({ endpoints: [everything] }).manifest)).toEqual([node, ...everything.relabelings!]);
  expect(relabelings(serviceMonitor({ endpoints: [everything], nodeAsInstance: false }).manifest)).toEqual(
    everything.relabelings,
  );
  expect(relabelings(serviceMonitor({ nodeAsInstance: false }).manifest)).toBeUndefined();
});

test('a port that does not speak TCP is not scraped', () => {
  const { chart, daemonSet, of } = agentIn('agents');
  new ServiceMonitor(chart, 'monitor', {
    service: new DaemonSetService(chart, 'service', { daemonSet, kind: 'headless' }),
  });
  expect(of('ServiceMonitor').spec.endpoints).toMatchObject([{ port: 'metrics' }]);
});

test('a monitor in another namespace looks in that of the Service', () => {
  expect(serviceMonitor({ metadata: { namespace: 'monitoring' } }).manifest.spec.namespaceSelector).toEqual({
    matchNames: ['agents'],
  });
  expect(serviceMonitor().manifest.spec.namespaceSelector).toBeUndefined();
});

test('the job is the value of the label that is asked for', () => {
  const agent = agentIn('agents', { selector: { matchLabels: { a: '1', 'app.kubernetes.io/name': 'x' } } });
  expect(podMonitor({}, agent).monitor.job).toBe('x');
  const other = agentIn('agents', { selector: { matchLabels: { a: '1', b: '2' } } });
  const { monitor, manifest } = podMonitor({}, other);
  expect([monitor.job, manifest.spec.jobLabel]).toEqual(['1', 'a']);
  expect(new PodMonitor(other.chart, 'by b', { daemonSet: other.daemonSet, jobLabel: 'b' }).job).toBe('2');
});

describe('findings', () => {
  test('are none for one Service', () => {
    expect(serviceMonitor().monitor.findings()).toEqual([]);
  });

  test('name a second Service by which the same pods are scraped again', () => {
    const { chart, daemonSet, monitor } = serviceMonitor();
    new DaemonSetService(chart, 'local', { daemonSet, kind: 'node-local', metadata: { name: 'agent-local' } });
    expect(monitor.findings()).toEqual([
      {
        severity: 'warning',
        reason: 'FieldValueInvalid',
        field: 'spec.selector',
        path: ['spec', 'selector'],
        message:
          "the labels also select the Service 'agent-local', which has the port metrics, so Prometheus scrapes these pods once for each Service",
        remedy: "Give the Service 'agent-local' labels of its own: metadata: { labels: { ... } }.",
        rule: 'companions/scraped-twice',
      },
    ]);
  });

  test.each([
    ['with labels of its own', { metadata: { name: 'other', labels: { a: 'b' } } }],
    ['without that port', { metadata: { name: 'other' }, ports: [{ name: 'statsd' }] }],
    ['in another namespace', { metadata: { name: 'other', namespace: 'other' } }],
  ])('are none for a second Service %s', (_, options) => {
    const { chart, daemonSet, monitor } = serviceMonitor();
    new DaemonSetService(chart, 'local', { daemonSet, kind: 'node-local', ...options });
    expect(monitor.findings()).toEqual([]);
  });
});

describe('misuse', () => {
  test('a port that is not there is refused at once', () => {
    expect(() => serviceMonitor({ endpoints: [{ port: 'statsd' }] })).toThrow(
      "test/monitor: no port is called 'statsd'; there is 'metrics'",
    );
  });

  test.each(['30', '', '1m30', 'soon'])("the duration '%s' is refused at once", (text) => {
    expect(() => podMonitor({ endpoints: [{ port: 'metrics', interval: text }] })).toThrow(
      `test/monitor: interval is '${text}'; give a duration such as 30s or 1m`,
    );
    expect(() => podMonitor({ endpoints: [{ port: 'metrics', scrapeTimeout: text }] })).toThrow('scrapeTimeout');
  });

  test('pods without named ports are refused', () => {
    expect(() => podMonitor({}, agentIn('agents', { containers: [{ ...container, ports: undefined }] }))).toThrow(
      "test/monitor: no TCP port has a name, so nothing would be scraped; name one: ports: [{ name: 'metrics', containerPort: 9100 }]",
    );
  });
});
