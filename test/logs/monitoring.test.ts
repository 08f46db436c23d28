import { collect } from './collect';
import * as lib from '../../src';
import { PodMonitor } from '../../src/constructs/monitoring/pod-monitor';

test.each([
  ['/api/v2/metrics/prometheus', 'fluent-bit.yaml', 'http_port: 2020', new lib.FluentBit()],
  ['/metrics', 'fluent.conf', 'metrics_path /metrics', new lib.Fluentd()],
])('the metrics are at %s of the port that is called metrics', (path, file, text, agent) => {
  const { collector, files } = collect({ agent });
  expect(files[file]).toContain(text);
  expect(collector.metricsPath).toBe(path);
  expect(
    new PodMonitor(collector, 'Monitor', { daemonSet: collector, endpoints: [{ port: 'metrics', path }] }).job,
  ).toBe('logs');
});
