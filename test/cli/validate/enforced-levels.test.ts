import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runPlain as run } from './plain';
import { ManifestValidationPlugin } from '../../../src/cli/manifest-validation-plugin';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

const namespace = (labels: object, metadata: object = { name: 'agents' }): string =>
  `${JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { ...metadata, labels } })}\n`;
const daemonSet = (podSpec: object, metadata: object = { namespace: 'agents' }): string =>
  `${JSON.stringify(
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', ...metadata },
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1' }], ...podSpec } },
      },
    },
    undefined,
    2,
  )}\n`;
const HOST = daemonSet({ hostPID: true });

/** What `validate` says of documents: the exit code and, of each finding, severity, field and versions. */
async function findings(documents: readonly string[], ...options: string[]): Promise<string[]> {
  const { code, out } = await run(['validate', '--kubernetes-version', '1.28+', '--format', 'json', ...options, '-'], {
    stdin: `---\n${documents.join('---\n')}`,
  });
  const lines = JSON.parse(out).documents.flatMap((document: any) =>
    document.findings.map(({ severity, field, versions = '' }: any) =>
      `${document.verdict}: ${severity} ${field} ${versions}`.trim(),
    ),
  );
  return [`exit ${code}`, ...lines];
}
const REFUSED = ['exit 1', 'rejected: error spec.template.spec.hostPID'];

test('what a namespace enforces by label is an error against its DaemonSets, whichever comes first', async () => {
  const enforcing = namespace({ [ENFORCE]: 'baseline' });
  expect(await findings([enforcing, HOST])).toEqual(REFUSED);
  expect(await findings([HOST, enforcing])).toEqual(REFUSED);
});

test.each([
  ['another namespace enforces', [namespace({ [ENFORCE]: 'restricted' }, { name: 'others' }), HOST]],
  [
    'the namespace only warns and audits',
    [
      namespace({ 'pod-security.kubernetes.io/warn': 'baseline', 'pod-security.kubernetes.io/audit': 'baseline' }),
      HOST,
    ],
  ],
  ['the namespace enforces privileged', [namespace({ [ENFORCE]: 'privileged' }), HOST]],
  ['the label is no level', [namespace({ [ENFORCE]: 'strict' }), HOST]],
  ['the DaemonSet names no namespace', [namespace({ [ENFORCE]: 'baseline' }), daemonSet({ hostPID: true }, {})]],
  [
    'the Namespace is one of another project',
    [namespace({ [ENFORCE]: 'baseline' }).replace('"v1"', '"example.com/v1"'), HOST],
  ],
  [
    'the Namespace has no labels',
    ['{apiVersion: v1, kind: Namespace, metadata: {name: agents, labels: null}}\n', HOST],
  ],
])('nothing is said where %s', async (_, documents) => {
  expect(await findings(documents)).toEqual(['exit 0']);
});

test('a Namespace without a name, which the server refuses, enforces nothing', async () => {
  const nameless = ['exit 1', 'rejected: error metadata.name'];
  expect(await findings([namespace({ [ENFORCE]: 'baseline' }, {}), daemonSet({ hostPID: true }, {})])).toEqual(
    nameless,
  );
  expect(await findings(['{apiVersion: v1, kind: Namespace}\n', HOST])).toEqual(nameless);
});

test('the policy version that the namespace pins counts, up to the version of the server', async () => {
  const probed = daemonSet({
    containers: [{ name: 'a', image: 'a:1', livenessProbe: { httpGet: { port: 80, host: '127.0.0.1' } } }],
  });
  const field = 'spec.template.spec.containers[0].livenessProbe.httpGet.host';
  // hosts of probes are looked at since 1.34
  expect(await findings([namespace({ [ENFORCE]: 'baseline' }), probed])).toEqual([
    'exit 1',
    `rejected: error ${field} 1.34+`,
  ]);
  expect(await findings([namespace({ [ENFORCE]: 'baseline', [`${ENFORCE}-version`]: 'v1.33' }), probed])).toEqual([
    'exit 0',
  ]);
});

test('a level that the user names goes before', async () => {
  expect(await findings([namespace({ [ENFORCE]: 'baseline' }), HOST], '--pod-security', 'privileged')).toEqual([
    'exit 0',
  ]);
});

describe('among files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'levels-'));
    writeFileSync(join(folder, 'agent.json'), HOST);
    writeFileSync(join(folder, 'namespace.yaml'), namespace({ [ENFORCE]: 'baseline' }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a namespace of one counts for a DaemonSet of another, with the place in its file', async () => {
    const { code, out } = await run(['validate', '--kubernetes-version', '1.28+', folder]);
    expect({ code, out }).toEqual({
      code: 1,
      out: [
        `${join(folder, 'agent.json')}:27:20: error spec.template.spec.hostPID: is true: the pod shares a namespace of the host (Pod Security level baseline). ` +
          'Leave the field out, or allow the level privileged in the namespace.',
        '2 objects: 1 accepted, 1 rejected',
        '',
      ].join('\n'),
    });
  });

  test.each([
    [{}, ['failure']],
    [{ podSecurity: 'privileged' }, ['success']],
  ] as const)('so does the plugin of cdk8s synth, with %j', async (props, ends) => {
    const manifests = ['agent.json', 'namespace.yaml'].map((name) => join(folder, name));
    const submitted: string[] = [];
    const report = { addViolation: () => undefined, submit: (status: string) => submitted.push(status) };
    await new ManifestValidationPlugin(props).validate({ manifests, metadata: {}, report });
    expect(submitted).toEqual(ends);
  });
});
