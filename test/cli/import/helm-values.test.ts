import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { importCommand } from '../../../src/cli/import';
import { CHARTS } from '../../../src/helm-charts/import-values';
import { synthesized } from '../../importer/synthesized';
import { publishedTest } from '../../support/published';
import { run } from '../run';

const PUBLISHED = join(__dirname, '../../../../shared/published');
const NODE_EXPORTER = [
  'import',
  '--helm-values',
  'prometheus-node-exporter',
  '--release',
  'rel',
  '--namespace',
  'agents',
];

// no templates in these
const SETS = [
  ['prometheus-node-exporter', 'node-exporter', 'production'],
  ['prometheus-node-exporter', 'node-exporter', 'textfile'],
  ['fluent-bit', 'fluent-bit', 'loki'],
];

for (const [chart, folder, name] of SETS) {
  const values = join(PUBLISHED, folder, `${name}.values.yaml`);
  publishedTest(`the app of ${chart} with ${name} writes what Helm writes`, async () => {
    const argv = ['import', '--helm-values', chart, '--release', folder, '--namespace', 'agents', values];
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    const published = parseAllDocuments(readFileSync(join(PUBLISHED, folder, `${name}.yaml`), 'utf8')).map((one) =>
      one.toJS(),
    );
    const made = synthesized(out).flat() as any[];
    for (const kind of ['DaemonSet', 'Service', 'ServiceAccount']) {
      const expected = published.find((object) => object?.kind === kind);
      // an empty list of headers is written as null, which kubectl drops
      const plain = JSON.parse(JSON.stringify(expected, (_, value: unknown) => (value === null ? undefined : value)));
      expect(made.find((object) => object.kind === kind)).toEqual(plain);
    }
  });
}

test('the help names the charts that are there', () => {
  expect(importCommand.options['helm-values'].values).toEqual(CHARTS.map(({ name }) => name));
});

test('what has no place is told with its position', async () => {
  const { code, err } = await run([...NODE_EXPORTER, '-'], {
    stdin: 'podLabels:\n  version: "{{ .Chart.AppVersion }}"\nextraManifests: [x]\n',
  });
  expect(code).toBe(0);
  expect(err.split('\n').slice(0, 2)).toEqual([
    'stdin:2:12: podLabels.version holds a template, which is not evaluated; write what it stands for',
    'stdin:3:17: extraManifests has no place: they are manifests; import them as files',
  ]);
});

test.each([
  [['--helm-values', 'nginx', '-'], /--helm-values/],
  [['--helm-values', 'fluent-bit', '-'], /--helm-values needs --release NAME/],
  [['--helm-values', 'fluent-bit', '--release', 'Upper', '-'], /--helm-values needs --release NAME/],
  [['--helm-values', 'fluent-bit', '--release', 'a', '-'], /--helm-values needs --namespace NAMESPACE/],
  [['--release', 'a', '-'], /--release goes with --helm-values/],
  [['--helm-values', 'fluent-bit', '--release', 'a', '--namespace', 'b', 'x', 'y'], /takes one file/],
])('%j: options that do not fit together are refused', async (argv, message) => {
  const { code, out, err } = await run(['import', ...argv]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test.each([
  ['- a\n', /^stdin:1:1: values are a map\n$/],
  ['a: 1\n---\nb: 2\n', /^stdin:3:1: values are one document; this is a second one\n$/],
  ['image: null\n', /^stdin:1:8: image is null, but the chart needs the map\n$/],
  ['a: [\n', /^stdin:/],
])('%j: values that no chart takes are refused in one line', async (stdin, message) => {
  const { code, out, err } = await run([...NODE_EXPORTER, '-'], { stdin });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});
