import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { run as runWhole } from './run';
import { runPlain as run } from './validate/plain';

const GOOD = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
  namespace: logging
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers:
      - name: agent
        image: registry.example.com/agent:1.0
`;
const BAD = GOOD.replace('  name: agent\n', '  name: Agent\n').replace(
  '      containers:',
  '      hostNetwrk: true\n      containers:',
);
const WARNED = GOOD.replace('    spec:\n', '    spec:\n      nodeSelector: {beta.kubernetes.io/os: linux}\n');
const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';

const NAME_MESSAGE =
  "\"Agent\" may contain only lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";
const NAME_REMEDY = "Use at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends.";
const FIELD_TEXT = 'is not a field of Kubernetes. Remove the field, or correct its name.';
const WARNING_TEXT =
  '"beta.kubernetes.io/os" is deprecated, use kubernetes.io/os. Use the label that the message names.';

let folder: string;
const home = process.cwd();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-'));
  write('good.yaml', GOOD);
  write('bad.yaml', `# a comment\n---\n${CONFIG_MAP}---\n${BAD}`);
  write('warned.yml', WARNED);
  write('broken.yaml', `${GOOD}---\nspec: [1\n`);
  write('tree/b/agent.json', JSON.stringify({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'Agent' } }));
  write('tree/a/agent.yaml', GOOD);
  write('tree/a/README.md', 'no manifest');
  write('empty/README.md', 'no manifest');
  write('50%,a:b.yaml', BAD);
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

describe('validate', () => {
  test('a DaemonSet that the server accepts is one line and exit code 0', async () => {
    expect(await run(['validate', 'good.yaml'])).toEqual({
      code: 0,
      out: '1 object: 1 accepted, 0 rejected\n',
      err: '',
    });
  });

  test('each problem is a line that begins with its place, and the exit code is 1', async () => {
    expect(await run(['validate', 'bad.yaml'])).toEqual({
      code: 1,
      out: [
        `bad.yaml:17:7: error spec.template.spec.hostNetwrk: ${FIELD_TEXT}`,
        `bad.yaml:10:9: error metadata.name: ${NAME_MESSAGE}. ${NAME_REMEDY}`,
        '2 objects: 1 accepted, 1 rejected',
        '',
      ].join('\n'),
      err: '',
    });
  });

  test('a warning leaves the DaemonSet accepted', async () => {
    expect(await run(['validate', 'warned.yml'])).toEqual({
      code: 0,
      out: `warned.yml:11:45: warning spec.template.spec.nodeSelector[beta.kubernetes.io/os]: ${WARNING_TEXT}\n1 object: 1 accepted, 0 rejected\n`,
      err: '',
    });
  });

  test('other kinds are judged, and those whose rules are not known are not called valid', async () => {
    expect(await run(['validate', '-'], { stdin: CONFIG_MAP })).toEqual({
      code: 0,
      out: '1 object: 1 accepted, 0 rejected\n',
      err: '',
    });
    const lease = 'apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: a}\n';
    expect(await run(['validate', '-'], { stdin: lease })).toEqual({
      code: 0,
      out: '0 objects: 0 accepted, 0 rejected; 1 not judged\n',
      err: '',
    });
  });

  test('a kind DaemonSet of another project is not judged, one of a version that Kubernetes no longer has is rejected', async () => {
    const other = GOOD.replace('apps/v1', 'apps.kruise.io/v1alpha1');
    const old = GOOD.replace('apps/v1', 'extensions/v1beta1');
    const { code, out } = await run(['validate', '-'], { stdin: `${other}---\n${old}` });
    expect({ code, out }).toEqual({
      code: 1,
      out:
        'stdin:15:13: error apiVersion: "extensions/v1beta1" is not apps/v1. Write apiVersion: apps/v1, the only version that is served.\n' +
        '1 object: 0 accepted, 1 rejected; 1 not judged\n',
    });
  });

  test('the items of a list are judged one by one', async () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ kind: 'Secret' }, { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'x y' } }],
    };
    const { code, out } = await run(['validate', '--format', 'json', '-'], { stdin: JSON.stringify(list) });
    const { documents } = JSON.parse(out);
    expect(code).toBe(1);
    expect(documents.map(({ source, index, kind, verdict }: any) => ({ source, index, kind, verdict }))).toEqual([
      { source: 'stdin', index: 0, kind: 'Secret', verdict: 'not-judged' },
      { source: 'stdin', index: 1, kind: 'DaemonSet', verdict: 'rejected' },
    ]);
  });

  test('directories are read with all that is below them, by name', async () => {
    const { code, out } = await run(['validate', '--format', 'json', 'tree']);
    expect(code).toBe(1);
    expect(JSON.parse(out).documents.map(({ source, verdict }: any) => `${source} ${verdict}`)).toEqual([
      `${join('tree', 'a', 'agent.yaml')} accepted`,
      `${join('tree', 'b', 'agent.json')} rejected`,
    ]);
  });

  test('a link that leads back to its own directory is not followed', async () => {
    mkdirSync(join(folder, 'loop'), { recursive: true });
    symlinkSync('..', join(folder, 'loop', 'up.yaml'));
    write('loop/agent.yaml', GOOD);
    expect(await run(['validate', 'loop'])).toEqual({ code: 0, out: '1 object: 1 accepted, 0 rejected\n', err: '' });
  });

  test('a file that ends in the middle is exit code 2, and all before and beside it is judged', async () => {
    const { code, out, err } = await run(['validate', 'broken.yaml', 'missing.yaml', 'good.yaml']);
    expect({ code, out }).toEqual({
      code: 2,
      out: '2 objects: 2 accepted, 0 rejected; 2 files not read to the end\n',
    });
    expect(err).toBe(
      "broken.yaml:15:7: this bracket is not closed with ']'\nmissing.yaml: cannot be read: no such file or directory\n",
    );
  });

  test.each([
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00, 0xff])],
    ['UTF-16', Buffer.from('\ufeffkind: DaemonSet', 'utf16le')],
    [
      'an alias bomb',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => {
        const [one, next] = [...'abcdefghij'].slice(i, i + 2);
        return `${next}: &${next} [${Array(9).fill(`*${one}`).join(', ')}]\n`;
      }).join('')}`,
    ],
    ['10,000 lists in one another', `a: ${'['.repeat(10000)}${']'.repeat(10000)}\n`],
    ['a truncated text', GOOD.replace('registry.example.com', '"registry')],
    ['truncated JSON', '{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":'],
    ['10,000 maps of JSON in one another', `${'{"a":'.repeat(10000)}1${'}'.repeat(10000)}`],
    ['an alias in itself', 'a: &a [*a]\n'],
    ['a NUL', GOOD.replace('agent', 'ag\0ent')],
    ['a NUL in JSON', '{"kind":"Daemon\0Set"}'],
    ['a number beyond all floats', '{"kind":"DaemonSet","spec":{"minReadySeconds":1e999}}'],
    ['a number of 100,000 digits', `{"kind":"DaemonSet","spec":{"minReadySeconds":${'9'.repeat(100_000)}}}`],
    ['half a surrogate pair', GOOD.replace('name: agent', 'name: "\\ud800"')],
    [
      'half a surrogate pair in bytes',
      Buffer.concat([Buffer.from('name: "'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"\n')]),
    ],
    ['Latin-1', Buffer.from('name: \u00e4gent\n', 'latin1')],
    ['UTF-16 the other way round', Buffer.from('\ufeffkind: DaemonSet', 'utf16le').swap16()],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x6b, 0, 0, 0])],
    ['70 MiB', Buffer.alloc(70 * 2 ** 20, 0x61)],
  ])('%s is one line on stderr and exit code 2, and the other file is judged', async (_, content) => {
    write('hostile.yaml', content);
    const { code, out, err } = await run(['validate', 'hostile.yaml', 'good.yaml']);
    expect({ code, out }).toEqual({
      code: 2,
      out: '1 object: 1 accepted, 0 rejected; 1 file not read to the end\n',
    });
    expect(err).toMatch(/^hostile\.yaml:\d+:\d+: [^\n]+\n$/);
  });

  test('keys such as __proto__ are unknown fields and nothing else', async () => {
    const { code, out } = await run(['validate', '-'], {
      stdin: `${GOOD}__proto__: {polluted: true}\nconstructor: 1\n`,
    });
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 2)).toEqual([
      `stdin:14:1: error __proto__: ${FIELD_TEXT}`,
      `stdin:15:1: error constructor: ${FIELD_TEXT}`,
    ]);
    expect(({} as any).polluted).toBeUndefined();
  });

  test('a key that stands twice is named where it stands again', async () => {
    const { out } = await run(['validate', '-'], { stdin: `${GOOD}        image: registry.example.com/agent:2.0\n` });
    expect(out).toMatch(/^stdin:14:9: error spec\.template\.spec\.containers\[0\]\.image: is written twice\./);
  });

  test('control characters of a manifest do not reach the terminal', async () => {
    const { out } = await run(['validate', '-'], { stdin: `${GOOD}"\\e[31m\\nx": 1\n` });
    expect(out.split('\n')[0]).toBe(`stdin:14:1: error \\u001b[31m\\u000ax: ${FIELD_TEXT}`);
  });

  test('--kubernetes-version chooses the server; findings of some versions name them', async () => {
    const sidecar = GOOD.replace('    spec:\n', '    spec:\n      hostnameOverride: edge\n');
    const field = 'in.yaml:11:25: ignored spec.template.spec.hostnameOverride:';
    write('in.yaml', sidecar);
    expect((await run(['validate', '--kubernetes-version', '1.35', 'in.yaml'])).out).toBe(
      '1 object: 1 accepted, 0 rejected\n',
    );
    const [line] = (await run(['validate', '--kubernetes-version', '1.34', 'in.yaml'])).out.split('\n');
    expect(line.startsWith(`${field} is accepted and then dropped`)).toBe(true);
    expect(line).not.toContain('(Kubernetes');
    expect((await run(['validate', '--kubernetes-version', '1.34+', 'in.yaml'])).out.split('\n')[0]).toContain(
      '(Kubernetes 1.34)',
    );
  });
});

describe('validate --pod-security', () => {
  test('what the level forbids is an error, and is none without it', async () => {
    const hostPID = GOOD.replace('    spec:\n', '    spec:\n      hostPID: true\n');
    expect((await run(['validate', '-'], { stdin: hostPID })).code).toBe(0);
    const { code, out } = await run(['validate', '--pod-security', 'baseline', '-'], { stdin: hostPID });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^stdin:11:16: error spec\.template\.spec\.hostPID: [^\n]+\n1 object: 0 accepted, 1 rejected\n$/,
    );
  });
});

describe('validate for machines', () => {
  test('JSON has every document with its verdict and findings', async () => {
    const { code, out, err } = await run(['validate', '--format', 'json', 'bad.yaml', 'missing.yaml']);
    expect(code).toBe(2);
    expect(err).toBe(
      'missing.yaml: cannot be read: no such file or directory\n' +
        '2 objects: 1 accepted, 1 rejected; 1 file not read to the end\n',
    );
    expect(JSON.parse(out)).toEqual({
      kubernetesVersions: ['1.35', '1.36', '1.37'],
      documents: [
        { source: 'bad.yaml', index: 0, kind: 'ConfigMap', name: 'settings', verdict: 'accepted', findings: [] },
        {
          source: 'bad.yaml',
          index: 1,
          kind: 'DaemonSet',
          namespace: 'logging',
          name: 'Agent',
          verdict: 'rejected',
          findings: [
            {
              severity: 'error',
              reason: 'UnknownField',
              field: 'spec.template.spec.hostNetwrk',
              path: ['spec', 'template', 'spec', 'hostNetwrk'],
              message: 'is not a field of Kubernetes',
              remedy: 'Remove the field, or correct its name.',
              line: 17,
              column: 7,
              rule: 'decode/unknownField',
            },
            {
              severity: 'error',
              reason: 'FieldValueInvalid',
              field: 'metadata.name',
              path: ['metadata', 'name'],
              message: NAME_MESSAGE,
              remedy: NAME_REMEDY,
              line: 10,
              column: 9,
              rule: 'metadata/name',
            },
          ],
        },
      ],
      problems: [{ source: 'missing.yaml', message: 'cannot be read: no such file or directory' }],
      accepted: [],
      notes: [],
      summary: {
        accepted: 1,
        rejected: 1,
        notJudged: 0,
        unreadable: 1,
        findings: { error: 2, 'never-runs': 0, ignored: 0, warning: 0, advice: 0 },
        acceptedFindings: 0,
        knownFindings: 0,
      },
    });
  });

  test('GitHub commands escape what would end them', async () => {
    const { code, out } = await run(['validate', '--format', 'github', '50%,a:b.yaml', 'warned.yml']);
    expect({ code, out }).toEqual({
      code: 1,
      out: [
        `::error file=50%25%2Ca%3Ab.yaml,line=11,col=7,title=error decode/unknownField::spec.template.spec.hostNetwrk: ${FIELD_TEXT}`,
        `::error file=50%25%2Ca%3Ab.yaml,line=4,col=9,title=error metadata/name::metadata.name: ${NAME_MESSAGE}. ${NAME_REMEDY}`,
        `::warning file=warned.yml,line=11,col=45,title=warning warnings/node-labels/nodeSelector::spec.template.spec.nodeSelector[beta.kubernetes.io/os]: ${WARNING_TEXT}`,
        '',
      ].join('\n'),
    });
  });

  test('what cannot be read is an error beside its line for GitHub as well', async () => {
    const { code, out } = await run(['validate', '--format', 'github', 'broken.yaml']);
    expect({ code, out }).toEqual({
      code: 2,
      out: "::error file=broken.yaml,line=15,col=7,title=unreadable::this bracket is not closed with ']'\n",
    });
  });

  test('diagnostics for reviewdog name file, place, severity and rule', async () => {
    const { code, out } = await run(['validate', '--format', 'rdjson', '50%,a:b.yaml', 'warned.yml', 'broken.yaml']);
    const { source, diagnostics } = JSON.parse(out);
    expect({ code, name: source.name }).toEqual({ code: 2, name: 'cdk8s-daemonsets' });
    expect(diagnostics).toEqual([
      {
        message: `spec.template.spec.hostNetwrk: ${FIELD_TEXT}`,
        location: { path: '50%,a:b.yaml', range: { start: { line: 11, column: 7 } } },
        severity: 'ERROR',
        code: { value: 'decode/unknownField', url: expect.stringMatching(/docs\/rules\.md#decode$/) },
      },
      {
        message: `metadata.name: ${NAME_MESSAGE}. ${NAME_REMEDY}`,
        location: { path: '50%,a:b.yaml', range: { start: { line: 4, column: 9 } } },
        severity: 'ERROR',
        code: { value: 'metadata/name', url: expect.stringMatching(/docs\/rules\.md#metadata$/) },
      },
      {
        message: `spec.template.spec.nodeSelector[beta.kubernetes.io/os]: ${WARNING_TEXT}`,
        location: { path: 'warned.yml', range: { start: { line: 11, column: 45 } } },
        severity: 'WARNING',
        code: {
          value: 'warnings/node-labels/nodeSelector',
          url: expect.stringMatching(/docs\/rules\.md#warningsnode-labels$/),
        },
      },
      {
        message: "this bracket is not closed with ']'",
        location: { path: 'broken.yaml', range: { start: { line: 15, column: 7 } } },
        severity: 'ERROR',
      },
    ]);
  });

  test('SARIF has what version 2.1.0 of it requires', async () => {
    const { code, out } = await run(['validate', '--format', 'sarif', '50%,a:b.yaml', 'broken.yaml']);
    const {
      version,
      runs: [{ tool, columnKind, invocations, results }],
    } = JSON.parse(out);
    expect({ code, version, columnKind, name: tool.driver.name }).toEqual({
      code: 2,
      version: '2.1.0',
      columnKind: 'utf16CodeUnits',
      name: 'cdk8s-daemonsets',
    });
    expect(tool.driver.rules.map(({ id }: any) => id)).toEqual(['decode/unknownField', 'metadata/name']);
    expect(results.map(({ ruleId, ruleIndex, level }: any) => [ruleId, ruleIndex, level])).toEqual([
      ['decode/unknownField', 0, 'error'],
      ['metadata/name', 1, 'error'],
    ]);
    expect(results[1]).toEqual({
      ruleId: 'metadata/name',
      ruleIndex: 1,
      level: 'error',
      message: { text: `metadata.name: ${NAME_MESSAGE}. ${NAME_REMEDY}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '50%25%2Ca%3Ab.yaml' },
            region: { startLine: 4, startColumn: 9 },
          },
          logicalLocations: [
            { fullyQualifiedName: 'DaemonSet/logging/Agent', kind: 'resource' },
            { fullyQualifiedName: '/metadata/name', kind: 'property' },
          ],
        },
      ],
    });
    expect(invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: "this bracket is not closed with ']'" },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'broken.yaml' },
                  region: { startLine: 15, startColumn: 7 },
                },
              },
            ],
          },
        ],
      },
    ]);
  });
});

describe('validate on a terminal', () => {
  test('it has colours, unless NO_COLOR is set', async () => {
    const { out } = await run(['validate', 'warned.yml'], { outIsTerminal: true });
    expect(out).toContain('\x1b[33mwarning\x1b[0m');
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      expect((await run(['validate', 'warned.yml'], { outIsTerminal: true, env })).out).not.toContain('\x1b');
    }
    expect((await run(['validate', 'warned.yml'], { errIsTerminal: true })).out).not.toContain('\x1b');
  });

  test('work that is soon done shows no progress', async () => {
    expect((await run(['validate', 'good.yaml'], { errIsTerminal: true })).err).toBe('');
  });
});

test.each([
  [['validate'], 'nothing to read; name a file or a directory, or - for standard input'],
  [['validate', 'empty'], "the directory 'empty' has no .yaml, .yml or .json file"],
  [
    ['validate', '--format', 'xml', 'good.yaml'],
    "--format must be one of text, json, sarif, junit, github, rdjson, not 'xml'",
  ],
  [
    ['validate', '--kubernetes-version', '1.12', 'good.yaml'],
    "--kubernetes-version \"1.12\" is not supported; use 1.28 to 1.37, a range such as '1.30-1.34', '1.30+' for 1.30 and every newer version, or the version of a server such as 'v1.33.2'",
  ],
  [
    ['validate', '--pod-security', 'strict', 'good.yaml'],
    "--pod-security must be one of privileged, baseline, restricted, not 'strict'",
  ],
  [['validate', '--frob', 'good.yaml'], "unknown option '--frob'"],
])('%j is bad usage', async (argv, message) => {
  expect(await run(argv)).toEqual({
    code: 2,
    out: '',
    err: `cdk8s-daemonsets: ${message}\nRun 'cdk8s-daemonsets validate --help' for help.\n`,
  });
});

test('the installed program says the same as this one', async () => {
  const project = resolve(__dirname, '../..');
  // the build is copied, as another one may be at work
  for (const part of ['bin', 'lib', 'package.json']) {
    cpSync(join(project, part), join(folder, 'installed', part), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'installed', 'node_modules'));
  expect(existsSync(join(folder, 'installed/lib/cli/validate/run.js'))).toBe(true);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['installed/bin/cdk8s-daemonsets', 'validate', 'bad.yaml', 'missing.yaml'],
    { encoding: 'utf8' },
  );
  const { code, out, err } = await runWhole(['validate', 'bad.yaml', 'missing.yaml']);
  expect({ status, stdout, stderr }).toEqual({ status: code, stdout: out, stderr: err });
});
