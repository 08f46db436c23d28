import { Chart, Testing } from 'cdk8s';
import { FluentBit, Fluentd, LogCollectorDaemonSet, logs } from '../../src';

test('another class cannot be a log agent, in whatever language', () => {
  class Vector extends (logs.LogAgent as unknown as new () => object) {}
  expect(() => new Vector()).toThrow(
    'LogAgent is not for extension; use FluentBit or another of its agents, with a config of your own if need be, or a NodeAgentDaemonSet for another agent',
  );
});

test.each([new FluentBit(), new Fluentd()])('an agent of the library can', (agent) => {
  const chart = new Chart(Testing.app(), 'logs', { namespace: 'logging' });
  new LogCollectorDaemonSet(chart, 'logs', { agent, outputs: [{ stdout: {} }] });
  expect(chart.toJson().map(({ kind }) => kind)).toContain('DaemonSet');
});
