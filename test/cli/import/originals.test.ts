import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { originalsOf } from '../../../src/cli/import/originals';
import { importSources } from '../../../src/importer/import-sources';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

function originalOf(name: string, content: string) {
  const sources = [{ name, content }];
  const charts = importSources(sources, { usesBuilders: true });
  const [original] = originalsOf(sources, charts);
  return { original, values: charts[0].objects.map(({ document }) => document.value) };
}

/** What the test of an app reads. */
function readByCdk8s(content: string | Uint8Array): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'original-'));
  writeFileSync(join(folder, 'a.yaml'), content);
  const objects = Yaml.load(join(folder, 'a.yaml')) as unknown[];
  rmSync(folder, { recursive: true });
  return objects;
}

test.each([
  ['a.yaml', `# comment\n${CONFIG_MAP}data: {mode: 0644, on: "x"}\n---\n# nothing\n---\n${CONFIG_MAP}`],
  [
    'a.json',
    '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}]}',
  ],
  ['a.yaml', `${CONFIG_MAP}x: 9223372036854775807\n`],
])('a file that cdk8s reads as kubectl does is kept as it is: %s', (name, content) => {
  expect(originalOf(name, content).original).toEqual({ path: `original/${name}`, content, isRewritten: false });
});

test.each([
  ['what YAML 1.1 takes for a number in base 60', 'a.yaml', `${CONFIG_MAP}x: 1:30\n`],
  ['a date', 'a.yaml', `${CONFIG_MAP}x: 2001-01-01\n`],
  ['an octal number of YAML 1.2', 'a.yaml', `${CONFIG_MAP}x: 0o17\n`],
  [
    'items of a list without kind',
    'a.json',
    '{"apiVersion":"apps/v1","kind":"DaemonSetList","items":[{"metadata":{"name":"a"}}]}',
  ],
])('where cdk8s reads %s in another way, the objects are kept as kubectl reads them', (_, name, content) => {
  const { original, values } = originalOf(name, content);
  expect(original).toMatchObject({ path: 'original/a.yaml', isRewritten: true });
  expect(readByCdk8s(original.content)).toEqual(values);
});
