import { mkdirSync, writeFileSync } from 'fs';
import { redacted } from '../../../src/cluster/redact';
import { JsonObject } from '../../../src/model/json-object';
import { node, NOW, pod, revision, state } from '../../cluster/objects';
import { SecretPath, secretPaths, withSecret } from '../../support/secret-fields';
import { inOwnFolder } from '../plan/inputs';
import { run } from '../run';

/* What a field may hold of secrets is in no answer about a cluster: only that it changed. */

inOwnFolder();

/** Numbers, so that they can be values of fields of other types. */
const [OLD, LIVE, FRESH] = ['7316154', '7316155', '7316156'];
const FORMS: { readonly [form: string]: (mark: string) => unknown } = {
  text: (mark) => mark,
  'a number': Number,
  'a list': (mark) => [mark],
  'a map': (mark) => ({ [mark]: mark }),
  'a URL': (mark) => `https://user:${mark}@host.example/path?token=${mark}`,
};
const FIELDS = secretPaths().map((path): [string, SecretPath] => [path.map(({ field }) => field.name).join('.'), path]);

/** A DaemonSet of a cluster with a secret at the end of a path. */
function withMark(path: SecretPath, secret: unknown): JsonObject & { metadata: JsonObject; spec: JsonObject } {
  const { metadata = {}, spec = {}, ...rest } = withSecret(path, secret) as { metadata?: object; spec?: any };
  return {
    ...rest,
    metadata: { ...metadata, namespace: 'agents', name: 'agent', uid: 'ds', generation: 1 },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      ...spec,
      template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [] }, ...spec.template },
    },
  };
}

const listOf = (items: readonly unknown[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

function writeSnapshot(path: SecretPath, form: (mark: string) => unknown): void {
  const [old, live, fresh] = [OLD, LIVE, FRESH].map((mark) => withMark(path, form(mark)));
  const objects = {
    daemonsets: [live],
    controllerrevisions: [old, live].map(({ metadata, spec }, i) =>
      revision(i + 1, spec.template as object, 900 - i, { annotations: metadata.annotations }),
    ),
    pods: [pod('a', { hash: 'h1' }), pod('b', { hash: 'h2', ready: false })],
    nodes: [node('a'), node('b'), node('c')],
    events: [],
    priorityclasses: [],
  };
  for (const [name, items] of Object.entries(objects)) writeFileSync(`snap/${name}.json`, listOf(items));
  writeFileSync('new.json', JSON.stringify(fresh));
}

const COMMANDS = [
  ...['text', 'json', 'html'].map((format) => ['status', 'agent', '-f', format]),
  ...['text', 'json', 'html'].map((format) => ['rollout', 'agent', '-f', format]),
  ...['text', 'json'].map((format) => ['history', 'agent', '-f', format]),
  ...['text', 'json'].map((format) => ['why', 'c', '-f', format]),
  ...['text', 'json'].map((format) => ['diff', 'new.json', '-f', format]),
];

beforeAll(() => {
  mkdirSync('snap');
  const index = { format: 1, takenAt: NOW, kubernetesVersion: 'v1.36.4', unread: [], moved: [] };
  writeFileSync('snap/snapshot.json', JSON.stringify(index));
});

test.each(Object.entries(FORMS))('%s in a field that may hold a secret is in no answer', async (_, form) => {
  const leaking: { [field: string]: string[] } = {};
  const said = new Map<string, number>();
  for (const [field, path] of FIELDS) {
    writeSnapshot(path, form);
    for (const command of COMMANDS) {
      const { code, out, err } = await run([...command, '--snapshot', 'snap']);
      const at = `${command[0]} ${command[3]} ${code}`;
      said.set(at, (said.get(at) ?? 0) + 1);
      if ([OLD, LIVE, FRESH].some((mark) => (out + err).includes(mark))) (leaking[field] ??= []).push(at);
    }
  }
  expect(leaking).toEqual({});
  // the commands answered, and were not refused
  expect(said.get('history json 0')).toBe(FIELDS.length);
});

test('a changed value is told as changed', async () => {
  const path = FIELDS.find(([field]) => field === 'spec.template.spec.containers.env.value')![1];
  writeSnapshot(path, FORMS.text);
  const { out, err } = await run(['history', 'agent', '--snapshot', 'snap']);
  expect(err).toBe('');
  expect(out).toMatch(/containers\[n\]\.env\[n\]\.value/);
});

test.each(Object.entries(FORMS))('%s in a field that may hold a secret is in no snapshot', (_, form) => {
  const leaking = FIELDS.filter(([, path]) => {
    const [old, live] = [OLD, LIVE].map((mark) => withMark(path, form(mark)));
    const given = state({
      daemonsets: [live],
      controllerrevisions: [revision(1, old.spec.template as object, 900, { annotations: old.metadata.annotations })],
    });
    return new RegExp(`${OLD}|${LIVE}`).test(JSON.stringify(redacted(given, () => 'masked')));
  });
  expect(leaking.map(([field]) => field)).toEqual([]);
});
