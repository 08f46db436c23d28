import { readFileSync } from 'fs';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { ALERTS } from '../../../src/constructs/monitoring/alert-table';
import { DashboardPanels } from '../../../src/constructs/monitoring/dashboard-panels';
import { GrafanaDashboardProps } from '../../../src/constructs/monitoring/dashboard-props';
import { GrafanaDashboard } from '../../../src/constructs/monitoring/grafana-dashboard';
import { recordedAnswers } from '../../support/promql';

function dashboard(options: Partial<GrafanaDashboardProps> = {}) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'monitoring' });
  const made = new GrafanaDashboard(chart, 'dashboard', {
    title: 'Nodes',
    job: 'node-exporter',
    panels: DashboardPanels.nodeExporter(),
    metadata: { name: 'nodes' },
    ...options,
  });
  const [manifest]: any[] = Testing.synth(chart);
  return {
    made,
    manifest,
    text: manifest.data['nodes.json'] as string,
    json: JSON.parse(manifest.data['nodes.json'] ?? 'null'),
  };
}

test('nodes', () => {
  expect(dashboard().text).toMatchSnapshot();
});

test('a ConfigMap that the sidecar of Grafana finds, beside labels of your own', () => {
  expect(dashboard({ metadata: { name: 'nodes', labels: { team: 'a' } } }).manifest).toMatchObject({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'nodes', namespace: 'monitoring', labels: { grafana_dashboard: '1', team: 'a' } },
  });
});

describe('ids', () => {
  test('are those of the places of the panels', () => {
    expect(
      dashboard()
        .json.panels.map(({ id, gridPos: { x, y } }: any) => [id, x, y])
        .slice(0, 3),
    ).toEqual([
      [1, 0, 0],
      [2, 12, 0],
      [3, 0, 8],
    ]);
  });

  test('of the dashboard follow from its name and not from its title, unless one is given', () => {
    const { made, json } = dashboard();
    expect(json.uid).toBe(made.uid);
    expect(made.uid).toMatch(/^[0-9a-f]{16}$/);
    expect(dashboard({ title: 'Machines' }).made.uid).toBe(made.uid);
    expect(dashboard({ metadata: { name: 'nodes', namespace: 'other' } }).made.uid).not.toBe(made.uid);
    expect(dashboard({ uid: 'my-nodes' }).json.uid).toBe('my-nodes');
  });
});

test('the job is that of the monitor', () => {
  expect(dashboard({ job: 'exporter' }).json.templating.list[1]).toEqual({
    name: 'job',
    type: 'constant',
    hide: 2,
    query: 'exporter',
  });
});

const all = {
  nodeExporter: DashboardPanels.nodeExporter(),
  fluentBit: DashboardPanels.fluentBit(),
  fluentd: DashboardPanels.fluentd(),
};
const expressions = Object.values(all).flatMap((panels) =>
  panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)),
);

test('Prometheus reads every expression, with the interval that Grafana puts in', () => {
  expect(expressions.length).toBeGreaterThan(30);
  const answerTo = recordedAnswers('dashboards');
  for (const expr of expressions) {
    expect(answerTo({ expr: expr.replace(/\$__rate_interval/g, '5m') }).err).toBeUndefined();
  }
});

test('every series that a panel or an alert asks for is published by an agent', () => {
  const published = new Set(
    Object.values(
      JSON.parse(readFileSync(join(__dirname, 'published-series.json'), 'utf8')) as { [source: string]: string[] },
    ).flat(),
  );
  const alerts = Object.values(ALERTS).map(({ expr }) => expr({ daemonSets: '', pods: '' }, 0));
  const asked = [...expressions, ...alerts].flatMap(
    (expr) => expr.match(/\b(?:node|fluentbit|fluentd|kube|container)_\w+/g) ?? [],
  );
  expect([...new Set(asked)].filter((name) => !published.has(name))).toEqual([]);
  expect(asked.length).toBeGreaterThan(40);
});

test('panels can be added to, without a change to those of others', () => {
  DashboardPanels.nodeExporter().push({ title: 'mine', queries: [] });
  expect(DashboardPanels.nodeExporter()).toHaveLength(12);
});

describe('misuse', () => {
  const cases: [string, Partial<GrafanaDashboardProps>, string][] = [
    ['no panel', { panels: [] }, 'panels is empty; give at least one, or use DashboardPanels'],
    ['a panel without queries', { panels: [{ title: 'a', queries: [] }] }, "panel 'a' has 0 queries; give 1 to 26"],
    ['an id that Grafana does not take', { uid: 'a b' }, "uid is 'a b'; use up to 40 letters, digits, '-' and '_'"],
  ];
  test.each(cases)('%s is refused at once', (_, options, message) => {
    expect(() => dashboard(options)).toThrow(`test/dashboard: ${message}`);
  });
});
