import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import { run } from './run';

const root = resolve(__dirname, '../..');
const MANIFESTS = [
  'test/fixtures/manifests',
  'examples/imported-fluentd/original',
  'examples/imported-kube-prometheus/original',
  'examples/imported-pod-network/original',
];

async function schemaOf(version: string): Promise<Record<string, any>> {
  const { code, out } = await run(['schema', '--kubernetes-version', version]);
  expect(code).toBe(0);
  return JSON.parse(out);
}

async function accepts(version: string) {
  // as an editor reads it: formats are hints
  return new Ajv({ validateFormats: false, allowUnionTypes: true, strictRequired: false }).compile(
    await schemaOf(version),
  );
}

const daemonSet = (pod: object, metadata: object = { name: 'agent' }) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata,
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'agent', image: 'registry.example.com/agent:1' }], ...pod },
    },
  },
});

test('published manifests have no finding in an editor', async () => {
  const isValid = await accepts('1.37');
  const { documents } = JSON.parse(
    (await run(['validate', '--format', 'json', ...MANIFESTS.map((folder) => join(root, folder))])).out,
  );
  const accepted = new Set(
    documents.filter(({ verdict }: any) => verdict === 'accepted').map(({ source, name }: any) => `${source} ${name}`),
  );
  const checked = MANIFESTS.flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', merge: true }).map((document) => ({
        file,
        object: document.toJS(),
      })),
    )
    .filter(({ file, object }) => object?.kind === 'DaemonSet' && accepted.has(`${file} ${object.metadata.name}`));
  expect(checked.length).toBeGreaterThanOrEqual(10);
  for (const { file, object } of checked) {
    isValid(object);
    expect({ file, errors: isValid.errors }).toEqual({ file, errors: null });
  }
});

test.each([
  ['a field that does not exist', daemonSet({ hostNetwrk: true }), '/spec/template/spec', 'additionalProperties'],
  ['a word outside a closed set', daemonSet({ dnsPolicy: 'clusterFirst' }), '/spec/template/spec/dnsPolicy', 'enum'],
  [
    'a text where a number belongs',
    daemonSet({ terminationGracePeriodSeconds: '30' }),
    '/spec/template/spec/terminationGracePeriodSeconds',
    'type',
  ],
  ['a number where a map belongs', daemonSet({ nodeSelector: 3 }), '/spec/template/spec/nodeSelector', 'type'],
  [
    'a value of a map that is no text',
    daemonSet({}, { name: 'agent', labels: { on: true } }),
    '/metadata/labels/on',
    'type',
  ],
  [
    'no containers',
    { ...daemonSet({}), spec: { selector: {}, template: { spec: {} } } },
    '/spec/template/spec',
    'required',
  ],
])('an editor marks %s', async (_, object, instancePath, keyword) => {
  const isValid = await accepts('1.37');
  expect(isValid(object)).toBe(false);
  expect(isValid.errors!.filter((error) => error.keyword !== 'if')).toEqual([
    expect.objectContaining({ instancePath, keyword }),
  ]);
});

test('null is an absent value, and a percentage may stand where a number may', async () => {
  const isValid = await accepts('1.37');
  const { spec, ...rest } = daemonSet({ tolerations: null, hostNetwork: null });
  expect(isValid({ ...rest, spec: { ...spec, updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } } } })).toBe(
    true,
  );
  expect(isValid({ ...rest, spec: { ...spec, updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } })).toBe(true);
});

test('a schema has the fields of its version, and of a range those of every version', async () => {
  // hostUsers is in all, appArmorProfile since 1.30, resources of a pod since 1.32: the OpenAPI documents of these versions say so
  const fields = async (version: string, type: string) =>
    Object.keys((await schemaOf(version)).definitions[type].properties);
  expect(await fields('1.29', 'SecurityContext')).not.toContain('appArmorProfile');
  expect(await fields('1.30', 'SecurityContext')).toContain('appArmorProfile');
  expect(await fields('1.31', 'PodSpec')).not.toContain('resources');
  expect(await fields('1.32', 'PodSpec')).toContain('resources');
  expect(await fields('1.31-1.34', 'PodSpec')).not.toContain('resources');
});

test('objects of other kinds are left alone', async () => {
  expect((await accepts('1.37'))({ apiVersion: 'v1', kind: 'Service', spec: { prots: [] } })).toBe(true);
});

test('an editor shows what a field means', async () => {
  const { definitions } = await schemaOf('1.36');
  expect(definitions.Container.properties.name.description).toMatch(/^Name of the container in logs, metrics/);
  const wordless = Object.entries<any>(definitions).flatMap(([type, { properties }]) =>
    Object.entries<any>(properties)
      .filter(([, property]) => !property.description)
      .map(([field]) => `${type}.${field}`),
  );
  expect(wordless).toEqual(['apiVersion', 'kind', 'metadata', 'spec', 'status'].map((field) => `DaemonSet.${field}`));
});

test('a field that the server drops says so', async () => {
  const { definitions } = await schemaOf('1.28');
  expect(definitions.PodSpec.properties.hostUsers.description).toMatch(/Dropped by default before 1\.\d\d\.$/);
});

test('bad usage is one line', async () => {
  expect(await run(['schema', '--kubernetes-version', '1.99'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('1.99'),
  });
  expect(await run(['schema', 'dist'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^cdk8s-daemonsets: schema takes no operand, such as 'dist'\n/),
  });
});
