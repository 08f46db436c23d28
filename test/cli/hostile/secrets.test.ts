import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { SecretPath, secretPaths, withSecret } from '../../support/secret-fields';
import { run } from '../run';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  writeFileSync(
    join(folder, 'nodes.json'),
    JSON.stringify({ kind: 'Node', metadata: { name: 'n' }, status: { allocatable: { pods: '9' } } }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What may stand where a secret does: as it should be, of another type, far too long, and in ways that rules refuse. */
const FORMS: { readonly [form: string]: (mark: string) => unknown } = {
  text: (mark) => mark,
  'a number': (mark) => Number(mark),
  'a list': (mark) => [mark],
  'a map': (mark) => ({ [mark]: mark }),
  'a long text': (mark) => `${mark}${'x'.repeat(300_000)}`,
  'a text of several lines': (mark) => `\n ${mark}\u0007\n`,
  'a URL': (mark) => `https://user:${mark}@host.example/path?token=${mark}`,
  'a list as text': (mark) => JSON.stringify([{ operator: mark, key: mark }]),
};
/** A number of as many digits, so that it can be the value of a field that is given another type. */
const MARKS = ['7316154', '7316155'];

async function reports(old: unknown, fresh: unknown): Promise<{ readonly [report: string]: string }> {
  const [before, after, nodes] = ['old.json', 'new.json', 'nodes.json'].map((name) => join(folder, name));
  writeFileSync(before, JSON.stringify(old));
  writeFileSync(after, JSON.stringify(fresh));
  const commands = [
    ...['text', 'json', 'sarif', 'junit', 'github', 'rdjson'].map((format) => ['validate', '-f', format, after]),
    ['validate', '--kubernetes-version', '1.28', after],
    ...['text', 'json', 'html'].map((format) => ['plan', '-f', format, '--nodes', nodes, '--from', before, after]),
    ['plan', '--nodes', nodes, '--explain', 'n', after],
  ];
  const written: { [report: string]: string } = {};
  for (const command of commands) {
    const { out, err } = await run(command);
    written[command.slice(0, 3).join(' ')] = out + err;
  }
  // its output is code with all values, its messages are a report
  written.import = (await run(['import', after])).err;
  return written;
}

function leaks(written: { readonly [report: string]: string }): string[] {
  return Object.entries(written).flatMap(([report, text]) =>
    MARKS.some((mark) => text.includes(mark)) ? [report] : [],
  );
}

const FIELDS = secretPaths().map((path): [string, SecretPath] => [path.map(({ field }) => field.name).join('.'), path]);

describe.each(Object.entries(FORMS))('%s in a field that may hold a secret', (_, form) => {
  test('is in no report', async () => {
    const leaking: { [field: string]: string[] } = {};
    for (const [name, path] of FIELDS) {
      const [old, fresh] = MARKS.map((mark) => withSecret(path, form(mark)));
      const found = leaks(await reports(old, fresh));
      if (found.length > 0) leaking[name] = found;
    }
    expect(leaking).toEqual({});
  });
});

const inPod = (pod: object): object => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'n' },
  spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: pod } },
});
const inVolume = (volume: object): object => inPod({ containers: [{ name: 'n', image: 'i' }], volumes: [volume] });
const annotated = (annotation: string, value: string): object => {
  const daemonSet = inPod({ containers: [{ name: 'n', image: 'i' }] }) as any;
  daemonSet.metadata.annotations = { [annotation]: value };
  daemonSet.spec.template.metadata.annotations = { [annotation]: value };
  return daemonSet;
};
const named = (kind: string, parts: object): object => ({ apiVersion: 'v1', kind, metadata: { name: 'n' }, ...parts });

const OTHERS: { readonly [place: string]: (mark: string) => object } = {
  'the address of a managed disk': (mark) =>
    inVolume({ name: 'v', azureDisk: { kind: 'Managed', diskName: 'd', diskURI: `https://a:${mark}@b/c?${mark}` } }),
  'the address of a disk of a kind of its own': (mark) =>
    inVolume({ name: 'v', azureDisk: { kind: 'Dedicated', diskName: 'd', diskURI: `http://a:${mark}@b/c?${mark}` } }),
  'the last configuration': (mark) => annotated('kubectl.kubernetes.io/last-applied-configuration', `{"a":"${mark}"}`),
  'an annotation with a key that is refused': (mark) => annotated('-', mark),
  'init containers in an annotation': (mark) =>
    annotated('pod.beta.kubernetes.io/init-containers', `[{"env":"${mark}"}]`),
  'a field that is written wrong': (mark) =>
    inPod({ containers: [{ name: 'n', image: 'i', env: [{ name: 'n', vaule: mark }] }] }),
  'a field in the wrong place': (mark) =>
    inPod({ containers: [{ name: 'n', image: 'i' }], env: [{ name: 'n', value: mark }] }),
  'a variable with a value and a source': (mark) =>
    inPod({
      containers: [
        { name: 'n', image: 'i', env: [{ name: 'n', value: mark, valueFrom: { fieldRef: { fieldPath: 'x' } } }] },
      ],
    }),
  'a variable whose name is taken': (mark) =>
    inPod({
      containers: [
        {
          name: 'n',
          image: 'i',
          env: [
            { name: 'n', value: mark },
            { name: 'n', value: `${mark}x` },
          ],
        },
      ],
    }),
  'a header with a name that is refused': (mark) =>
    inPod({
      containers: [
        { name: 'n', image: 'i', livenessProbe: { httpGet: { port: 1, httpHeaders: [{ name: '!', value: mark }] } } },
      ],
    }),
  'a map where a list belongs': (mark) =>
    inPod({ containers: [{ name: 'n', image: 'i', args: { a: mark }, env: { n: mark } }] }),
  'data of a Secret': (mark) =>
    named('Secret', { data: { a: mark, '!': mark }, stringData: { a: [mark], '!': mark }, type: 'kubernetes.io/tls' }),
  'a Secret of an image registry': (mark) =>
    named('Secret', {
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': `{"auths": "${mark}"` },
    }),
  'a Secret that is a text': (mark) => named('Secret', { data: mark, stringData: mark }),
  'data of a ConfigMap': (mark) =>
    named('ConfigMap', { data: { a: Number(mark), '!': mark }, binaryData: { a: mark, b: `${mark}!` } }),
};

test.each(Object.entries(OTHERS))('%s is in no report', async (_, manifest) => {
  const [old, fresh] = MARKS.map(manifest);
  expect(leaks(await reports(old, fresh))).toEqual([]);
});

const HEAD = 'apiVersion: v1\nkind: Secret\nmetadata: {name: n}\nstringData:\n';

test.each([
  ['a quote that is not closed', `${HEAD}  a: "MARK\n`],
  ['a tab', `${HEAD}\ta: MARK\n`],
  ['text behind a text', `${HEAD}  a: 'b' MARK\n`],
  ['an alias of nothing', `${HEAD}  a: *nothing MARK\n`],
  ['an escape that is none', `${HEAD}  a: "MARK\\qMARK"\n`],
  ['a key that is none', `${HEAD}  MARK\n  b: c\n`],
  ['a tag', `${HEAD}  a: !!int MARKx\n`],
  ['JSON that is cut', '{"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "MARK'],
  ['JSON with a text behind', '{"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "b" MARK}}'],
  ['a key that is written twice', `${HEAD}  a: MARK\n  a: MARK\n`],
])('a text that cannot be read, %s, is shown by its place only', async (_, text) => {
  const file = join(folder, 'text.yaml');
  writeFileSync(file, text.replaceAll('MARK', MARKS[0]));
  for (const command of [
    ['validate', file],
    ['validate', '-f', 'json', file],
    ['plan', '--nodes', join(folder, 'nodes.json'), file],
  ]) {
    const { out, err } = await run(command);
    expect(out + err).not.toContain(MARKS[0]);
  }
  expect((await run(['import', file])).err).not.toContain(MARKS[0]);
});
