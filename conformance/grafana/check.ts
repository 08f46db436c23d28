import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { DashboardPanels } from '../../src/constructs/monitoring/dashboard-panels';
import { GrafanaDashboard } from '../../src/constructs/monitoring/grafana-dashboard';

/*
 * The dashboards against Grafana's own types of them: a field that it does not know, or a value of another type, does not compile.
 *
 *   npx ts-node -T --project tools/tsconfig.json conformance/grafana/check.ts
 */

const chart = new Chart(new App(), 'dashboards');
const all = {
  nodeExporter: DashboardPanels.nodeExporter(),
  fluentBit: DashboardPanels.fluentBit(),
  fluentd: DashboardPanels.fluentd(),
};
for (const [name, panels] of Object.entries(all)) {
  new GrafanaDashboard(chart, name, { title: name, job: name, panels, metadata: { name: name.toLowerCase() } });
}
const dashboards = Testing.synth(chart).flatMap(({ data }) => Object.values<string>(data));

const folder = mkdtempSync(join(tmpdir(), 'grafana-'));
try {
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--silent', '@grafana/schema@13.2.3', 'typescript@~5.9.0'], {
    cwd: folder,
    stdio: 'inherit',
  });
  writeFileSync(
    join(folder, 'dashboards.ts'),
    [
      "import type { Dashboard } from '@grafana/schema';",
      ...dashboards.map((json, index) => `export const dashboard${index}: Dashboard = ${json};`),
      '// @ts-expect-error a field that Grafana does not know\nexport const wrong: Dashboard = { schemaVersion: 39, graphTooltips: 1 };',
    ].join('\n'),
  );
  execFileSync(
    'npx',
    ['tsc', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', 'dashboards.ts'],
    { cwd: folder, stdio: 'inherit' },
  );
  console.log(`${dashboards.length} dashboards are as Grafana 13.2 has them`);
} finally {
  rmSync(folder, { recursive: true });
}
