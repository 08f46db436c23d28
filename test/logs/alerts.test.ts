import { Chart, Testing } from 'cdk8s';
import { recordedScenarios } from '../../conformance/agents/recordings';
import * as lib from '../../src';

function alerts(...agents: lib.logs.LogAgent[]) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'logging' });
  const collectors = agents.map(
    (agent, index) =>
      new lib.LogCollectorDaemonSet(chart, `c${index}`, {
        metadata: { name: `logs-${index}` },
        agent,
        outputs: [{ stdout: {} }],
      }),
  );
  new lib.monitoring.LogCollectorAlerts(chart, 'Alerts', { collectors });
  const rule = Testing.synth(chart).find(({ kind }) => kind === 'PrometheusRule');
  return { rule, rules: rule.spec.groups[0].rules as { alert: string; expr: string }[] };
}

test('say that records are dropped by the series in which Fluent Bit counts them', () => {
  const { seen } = recordedScenarios().find(
    ({ agent, scenario }) => agent === 'fluent-bit' && scenario === 'buffer-full-drop-oldest',
  )!;
  const counted = (seen!.dropped as string[]).map((sample) => sample.split('{')[0]);
  const { expr } = alerts(new lib.FluentBit()).rules.find(({ alert }) => alert === 'LogRecordsDropped')!;
  expect(counted.filter((series) => expr.includes(series))).toEqual(
    expect.arrayContaining(['fluentbit_output_dropped_records_total', 'fluentbit_routing_logs_drop_records_total']),
  );
});

test('ask the pods of the collector alone', () => {
  const { rule, rules } = alerts(new lib.FluentBit());
  expect(rule.metadata).toEqual({ name: 'logs-0-logs', namespace: 'logging' });
  expect(rules.map(({ alert }) => alert)).toEqual(['LogRecordsDropped', 'LogDeliveryFails', 'LogBufferFull']);
  expect(rules[1].expr).toBe(
    'sum by (namespace, pod) (increase(fluentbit_output_retries_total{namespace="logging",pod=~"logs-0-.*"}[5m])) > 0',
  );
});

test('of several agents ask the series of each', () => {
  const { rules } = alerts(new lib.FluentBit(), new lib.Fluentd());
  expect(rules[2].expr).toBe(
    'max by (namespace, pod) (fluentbit_input_storage_overlimit{namespace="logging",pod=~"logs-0-.*"}) == 1\n' +
      'or min by (namespace, pod) (fluentd_output_status_buffer_available_space_ratio{namespace="logging",pod=~"logs-1-.*"}) < 5',
  );
});

test.each([
  ['Filebeat', new lib.Filebeat()],
  ['Logstash', new lib.Logstash()],
])('are refused for %s, whose metrics Prometheus cannot read', (name, agent) => {
  expect(() => alerts(new lib.FluentBit(), agent)).toThrow(
    `test/Alerts: collectors[1] is run by ${name}, which has its metrics as JSON, which Prometheus cannot read; leave it out, or collect with FluentBit, Fluentd, OpenTelemetryCollector, Vector, Alloy`,
  );
});

test('are refused without a collector', () => {
  const chart = new Chart(Testing.app(), 'test');
  expect(() => new lib.monitoring.LogCollectorAlerts(chart, 'Alerts', { collectors: [] })).toThrow(
    'test/Alerts: collectors is empty, so no alert could ever fire; give at least one',
  );
});
