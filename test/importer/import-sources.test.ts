import { imported, notes } from './imported';
import { importSources } from '../../src/importer/import-sources';
import { NotImportable } from '../../src/importer/not-importable';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

function refusal(content: string): string {
  try {
    imported(content);
  } catch (error) {
    expect(error).toBeInstanceOf(NotImportable);
    return (error as Error).message;
  }
  throw new Error('imported');
}

test.each(['con', 'PRN', 'aux', 'nul', 'com1', 'LPT9'])(
  'Windows has files of the name of a chart that comes from %s.yaml',
  (name) => {
    const [chart] = importSources([{ name: `${name}.yaml`, content: 'apiVersion: v1\nkind: Pod\n' }], {
      usesBuilders: true,
    });
    expect(chart.id).toBe(`${name.toLowerCase()}-manifest`);
  },
);

test('each file is a chart, called after the file or as it is told', () => {
  const charts = importSources(
    [
      { name: 'deploy/node-exporter.yaml', content: pod },
      { name: 'node-exporter.yml', content: pod },
      { name: 'C:\\x\\All.JSON', content: pod },
      { name: '.yaml', content: pod },
      { name: 'a.yaml', content: pod, chart: 'my chart' },
    ],
    { usesBuilders: true },
  );
  expect(charts.map(({ name, id }) => [name, id])).toEqual([
    ['NodeExporter', 'node-exporter'],
    ['NodeExporter2', 'node-exporter-2'],
    ['All', 'all'],
    ['Manifest', 'manifest'],
    ['MyChart', 'my-chart'],
  ]);
});

test('empty documents are no objects', () => {
  expect(imported(`---\n---\n${pod}---\n# nothing\n`).objects.map(({ expected }) => expected.kind)).toEqual(['Pod']);
  expect(imported('').objects).toEqual([]);
});

test('what cannot be read or is no object of Kubernetes is refused with its place', () => {
  expect(refusal('a: [b\n')).toMatch(/^agent\.yaml:\d+:\d+: \S/);
  expect(refusal(`${pod}---\nkind: Pod\n`)).toBe(
    'agent.yaml:5:1: the object has no apiVersion; every object of Kubernetes needs apiVersion and kind',
  );
  expect(refusal(`${pod}---\napiVersion: v1\nkind: 1\n`)).toBe(
    'agent.yaml:5:1: the object has no kind; every object of Kubernetes needs apiVersion and kind',
  );
  expect(refusal('- a\n')).toBe(
    'agent.yaml:1:1: the object has no apiVersion; every object of Kubernetes needs apiVersion and kind',
  );
});

test('a note tells the line of the field that it is about, in lists and behind aliases too', () => {
  expect(
    notes(`apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata:
      name: a
      uid: b
  - {apiVersion: v1, kind: Pod, metadata: {name: b}, status: {}}
`),
  ).toEqual([
    'agent.yaml:8:7: metadata.uid is written by the cluster: left out',
    'agent.yaml:9:54: status is written by the cluster: left out',
  ]);
});

test('of a key that stands twice a note tells which counts', () => {
  expect(notes(`${pod}spec:\n  hostPID: true\n  hostPID: false\n`)).toEqual([
    'agent.yaml:6:3: spec.hostPID is written twice: the last value is imported',
  ]);
});

test('text that kubectl does not read is told of', () => {
  expect(notes(`${pod}...\nspec: {}\n`)).toEqual(['agent.yaml:5:1: kubectl does not read on from here: left out']);
});

test('what aliases stand for is at most 64 MiB', () => {
  const text = 'x'.repeat(100_000);
  const file = (count: number) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: &a "${text}"\n${Array.from({ length: count }, (_, i) => `  k${i}: *a\n`).join('')}`;
  const count = (length: number) => importSources([{ name: 'a.yaml', content: file(length) }], { usesBuilders: true });
  // 671 texts of 100,000 characters and their keys are 67,1 million characters, 64 MiB are 67,108,864
  expect(count(669)).toHaveLength(1);
  expect(() => count(671)).toThrow(
    'a.yaml:1:1: up to this object, the file has more than 64 MiB with what its aliases stand for; split it',
  );
});
