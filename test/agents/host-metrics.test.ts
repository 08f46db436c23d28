import { parse } from 'yaml';
import { HostMetricsDaemonSet } from '../../src/agents/host-metrics/host-metrics-daemon-set';
import { HostMetricsDaemonSetProps } from '../../src/agents/host-metrics/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: HostMetricsDaemonSetProps = {}) =>
  made((chart) => new HostMetricsDaemonSet(chart, 'otel', props), { namespace: 'default' });
const PUBLISHED: HostMetricsDaemonSetProps = {
  defaults: 'Published',
  receiveFromApplications: true,
  metadata: { name: 'example-opentelemetry-collector-agent', labels: { 'app.kubernetes.io/instance': 'example' } },
  selector: {
    matchLabels: {
      'app.kubernetes.io/name': 'opentelemetry-collector',
      'app.kubernetes.io/instance': 'example',
      component: 'agent-collector',
    },
  },
};
const labels = {
  'app.kubernetes.io/name': 'opentelemetry-collector',
  'app.kubernetes.io/instance': 'example',
  'app.kubernetes.io/version': '0.158.0',
  'app.kubernetes.io/part-of': 'opentelemetry-collector',
  'app.kubernetes.io/component': 'agent-collector',
};

publishedTest('daemonset-hostmetrics.yaml', () => {
  const metadata = { ...PUBLISHED.metadata, labels };
  expectPublished(objects({ ...PUBLISHED, metadata }), published('opentelemetry-collector/daemonset-hostmetrics.yaml'));
});

publishedTest('daemonset-only.yaml', () => {
  const metadata = { ...PUBLISHED.metadata, labels };
  expectPublished(
    objects({ ...PUBLISHED, metadata, hostMetrics: false }),
    published('opentelemetry-collector/daemonset-only.yaml'),
  );
});

test('by default no port of the node is taken, and the host is read-only', () => {
  const { containers } = objects().find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  expect(containers[0].ports).toBeUndefined();
  expect(containers[0].volumeMounts[1]).toEqual({
    name: 'hostfs',
    mountPath: '/hostfs',
    readOnly: true,
    mountPropagation: 'HostToContainer',
  });
});

test('an endpoint takes the place of the log', () => {
  const { data } = objects({ otlpEndpoint: 'gateway:4317', interval: '1m' }).find(({ kind }) => kind === 'ConfigMap')!;
  const { exporters, receivers, service } = parse(data.relay);
  expect(exporters).toEqual({ otlp: { endpoint: 'gateway:4317' } });
  expect(receivers.hostmetrics.collection_interval).toBe('1m');
  expect(service.pipelines).toEqual({
    metrics: { exporters: ['otlp'], processors: ['memory_limiter', 'batch'], receivers: ['prometheus', 'hostmetrics'] },
  });
});
