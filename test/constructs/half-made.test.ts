import { Chart, Testing } from 'cdk8s';
import * as lib from '../../src';

const MEMORY = { limits: { memory: '64Mi' } };

// each makes a construct called `agent` that is refused
const refused: [string, (chart: Chart) => unknown][] = [
  [
    'a DaemonSet whose metadata is no object',
    (chart) => new lib.DaemonSet(chart, 'agent', { metadata: 'agent' as any, containers: [] }),
  ],
  [
    'a node agent without a memory limit',
    (chart) => new lib.NodeAgentDaemonSet(chart, 'agent', { containers: [{ name: 'agent', image: 'x' }] }),
  ],
  [
    'a log collector without an output',
    (chart) => new lib.LogCollectorDaemonSet(chart, 'agent', { agent: new lib.FluentBit() }),
  ],
  [
    'a log collector with a credential in its output',
    (chart) =>
      new lib.LogCollectorDaemonSet(chart, 'agent', {
        agent: new lib.FluentBit(),
        outputs: [{ http: { host: 'logs.example.com', path: '/${TOKEN}' } }],
      }),
  ],
  [
    'a log collector with a volume that it needs itself',
    (chart) =>
      new lib.LogCollectorDaemonSet(chart, 'agent', {
        agent: new lib.Fluentd(),
        outputs: [{ stdout: {} }],
        volumes: [{ name: 'config', emptyDir: {} }],
      }),
  ],
  [
    'a node exporter with a volume that it needs itself',
    (chart) =>
      new lib.NodeExporterDaemonSet(chart, 'agent', {
        exporterResources: MEMORY,
        webConfig: { name: 'web', key: 'config' },
        volumes: [{ name: 'web-config', emptyDir: {} }],
      }),
  ],
];

describe('a construct that is refused leaves nothing behind', () => {
  test.each(refused)('%s', (_, make) => {
    const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
    expect(() => make(chart)).toThrow(/^test\/agent: /);
    expect(chart.node.findAll()).toEqual([chart]);
    expect(Testing.synth(chart)).toEqual([]);
    // its name is free again
    new lib.DaemonSet(chart, 'agent', { containers: [{ name: 'agent', image: 'x' }] });
  });
});
