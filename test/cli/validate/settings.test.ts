import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { configSchema } from '../../../src/cli/config/schema';
import { NEWEST_MINOR } from '../../../src/model/field-table';
import { run } from '../run';

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
const WARNED = GOOD.replace('    spec:\n', '    spec:\n      nodeSelector: {beta.kubernetes.io/os: linux}\n');
const BAD = GOOD.replace('name: agent\n', 'name: Agent\n');
const RULE = 'warnings/node-labels/nodeSelector';

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, text);
}

const accepting = (text: string, lines: string) =>
  text.replace(
    '  namespace: logging\n',
    `  namespace: logging\n  annotations: {cdk8s-daemonsets/accept: ${JSON.stringify(lines)}}\n`,
  );

describe('versions', () => {
  test('the three newest are the default, and the first line says so', async () => {
    write('a.yaml', GOOD);
    const { out } = await run(['validate', 'a.yaml']);
    expect(NEWEST_MINOR).toBe(37);
    expect(out).toBe(
      `Kubernetes 1.35+ (the maintained versions; --kubernetes-version chooses others)\n1 object: 1 accepted, 0 rejected\n`,
    );
  });

  test.each([
    ['1.30-1.34', 'Kubernetes 1.30-1.34'],
    ['v1.33.2', 'Kubernetes 1.33'],
    ['1.30+', 'Kubernetes 1.30+'],
  ])('%s', async (asked, head) => {
    write('a.yaml', GOOD);
    expect((await run(['validate', '--kubernetes-version', asked, 'a.yaml'])).out.split('\n')[0]).toBe(head);
  });

  test('the configuration file chooses, and the command line goes before it; plan takes the newest', async () => {
    write('a.yaml', GOOD);
    write('.cdk8s-daemonsets.yaml', "kubernetesVersion: '1.30-1.32'\n");
    write('nodes.json', JSON.stringify({ kind: 'Node', metadata: { name: 'n' }, status: { allocatable: {} } }));
    const head = async (...argv: string[]) => (await run([...argv, 'a.yaml'])).out.split('\n')[0];
    expect(await head('validate')).toBe('Kubernetes 1.30-1.32');
    expect(await head('validate', '--kubernetes-version', '1.36')).toBe('Kubernetes 1.36');
    expect(await head('plan', '--nodes', 'nodes.json')).toContain('Plan for Kubernetes 1.32:');
    expect(await head('plan', '--kubernetes-version', '1.30-1.33', '--nodes', 'nodes.json')).toContain('1.33:');
  });
});

describe('the exit code', () => {
  test('--fail-on names the severities that fail', async () => {
    write('a.yaml', WARNED);
    const code = async (...argv: string[]) => (await run(['validate', ...argv, 'a.yaml'])).code;
    expect([await code(), await code('--fail-on', 'error,warning'), await code('--fail-on', 'advice')]).toEqual([
      0, 1, 0,
    ]);
    write('.cdk8s-daemonsets.yaml', 'failOn: [warning]\n');
    expect([await code(), await code('--fail-on', 'error')]).toEqual([1, 0]);
    expect((await run(['validate', '--fail-on', 'error,all', 'a.yaml'])).err).toContain(
      "--fail-on takes severities with commas between, of error, never-runs, ignored, warning, advice, not 'all'",
    );
  });

  test('a rule can be turned off, and can be made to fail', async () => {
    write('a.yaml', WARNED);
    write('.cdk8s-daemonsets.yaml', `rules: {${RULE}: fail}\n`);
    expect((await run(['validate', 'a.yaml'])).code).toBe(1);
    write('.cdk8s-daemonsets.yaml', 'rules: {warnings/node-labels/*: off}\n');
    expect(await run(['validate', 'a.yaml'])).toMatchObject({ code: 0, out: expect.not.stringContaining('warning ') });
  });
});

describe('what is accepted', () => {
  test('in YAML is listed with its reason, and no longer fails', async () => {
    write('a.yaml', accepting(WARNED, `${RULE}: old nodes have no other label`));
    expect(await run(['validate', '--fail-on', 'warning', 'a.yaml'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(
        `\na.yaml:12:45: accepted ${RULE}: old nodes have no other label\n1 object: 1 accepted, 0 rejected; 1 finding accepted\n`,
      ),
    });
    const { out } = await run(['validate', '--format', 'json', 'a.yaml']);
    expect(JSON.parse(out)).toMatchObject({
      accepted: [{ source: 'a.yaml', name: 'agent', rule: RULE, reason: 'old nodes have no other label', line: 12 }],
      summary: { acceptedFindings: 1 },
    });
  });

  test('by the configuration file is for the files and objects that it names', async () => {
    write('a.yaml', WARNED);
    write('b/c.yaml', WARNED);
    const accept = async (fields: string) => {
      write('.cdk8s-daemonsets.yaml', `accept: [{rule: ${RULE}, reason: old nodes${fields}}]\n`);
      const { out } = await run(['validate', '--format', 'json', 'a.yaml', 'b']);
      return JSON.parse(out).accepted.map(({ source }: any) => source);
    };
    expect(await accept('')).toEqual(['a.yaml', join('b', 'c.yaml')]);
    expect(await accept(", path: 'b/**'")).toEqual([join('b', 'c.yaml')]);
    expect(await accept(', object: DaemonSet/logging/agent, path: a.yaml')).toEqual(['a.yaml']);
    expect(await accept(', object: DaemonSet/other/agent')).toEqual([]);
  });

  test('and no longer applies, or cannot be, is said', async () => {
    write('a.yaml', accepting(BAD, 'metadata/name: we like it\nadvice/lastApplied: long\nnonsense'));
    write('.cdk8s-daemonsets.yaml', `accept: [{rule: ${RULE}, reason: old nodes}]\n`);
    expect(await run(['validate', 'a.yaml'])).toMatchObject({
      code: 1,
      err: [
        'note: a.yaml: DaemonSet/logging/Agent: the line "nonsense" accepts nothing. Write a line RULE: REASON for each rule.',
        'note: a.yaml: DaemonSet/logging/Agent: metadata/name is accepted, and it finds an error. Correct the object, and remove the acceptance: the API server rejects the object whatever is accepted.',
        'note: a.yaml: DaemonSet/logging/Agent: advice/lastApplied is accepted, and nothing is found for it. Remove the acceptance.',
        `note: the configuration file: ${RULE} is accepted, and nothing is found for it. Remove the acceptance.`,
        '',
      ].join('\n'),
    });
  });

  test('is suppressed in SARIF', async () => {
    write('a.yaml', accepting(WARNED, `${RULE}: old nodes`));
    const { runs } = JSON.parse((await run(['validate', '--format', 'sarif', 'a.yaml'])).out);
    expect(runs[0].results).toMatchObject([
      { ruleId: RULE, ruleIndex: 0, suppressions: [{ kind: 'external', justification: 'old nodes' }] },
    ]);
  });
});

describe('a baseline', () => {
  test('is written and compared: only what is new fails, and what is gone is said', async () => {
    write('a.yaml', `${BAD}---\n${WARNED}`);
    const validate = (...argv: string[]) =>
      run(['validate', '--fail-on', 'error,warning', '--baseline', 'base.json', ...argv]);
    expect((await validate('a.yaml')).err).toContain(
      'the baseline base.json cannot be read: no such file or directory; --write-baseline makes it',
    );
    expect(await validate('--write-baseline', 'a.yaml')).toMatchObject({
      code: 0,
      err: 'base.json: 2 findings written\n',
    });
    expect(JSON.parse(readFileSync('base.json', 'utf8')).findings).toEqual([
      { source: 'a.yaml', object: 'DaemonSet/logging/Agent', rule: 'metadata/name', field: 'metadata.name', count: 1 },
      {
        source: 'a.yaml',
        object: 'DaemonSet/logging/agent',
        rule: RULE,
        field: 'spec.template.spec.nodeSelector[beta.kubernetes.io/os]',
        count: 1,
      },
    ]);
    // lines may move
    write('a.yaml', `# new\n${BAD}---\n${WARNED}`);
    expect(await validate('./a.yaml')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/\n2 objects: 1 accepted, 1 rejected; 2 findings in the baseline\n$/),
    });
    write('a.yaml', `${BAD}---\n${BAD.replace('Agent', 'Other')}`);
    const { code, out, err } = await validate('a.yaml');
    expect(code).toBe(1);
    expect(out).toContain('error metadata.name: "Other"');
    expect(out).not.toContain('error metadata.name: "Agent"');
    expect(err).toMatch(
      /^note: base.json has warnings\/node-labels\/nodeSelector of DaemonSet\/logging\/agent in a.yaml at .*, which is gone/,
    );
  });

  test('of another form is refused', async () => {
    write('a.yaml', GOOD);
    write('base.json', '{}');
    expect(await run(['validate', '--baseline', 'base.json', 'a.yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('base.json is not a baseline; --write-baseline makes one'),
    });
    expect((await run(['validate', '--write-baseline', 'a.yaml'])).err).toContain(
      '--write-baseline needs --baseline FILE',
    );
  });
});

describe('output', () => {
  test('--quiet leaves what fails and nothing else', async () => {
    write('a.yaml', `${WARNED}---\n${BAD}`);
    write('good.yaml', GOOD);
    const { code, out, err } = await run(['validate', '--quiet', 'a.yaml']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^a.yaml:19:9: error metadata.name: .* \[metadata\/name\]\n$/);
    expect(await run(['validate', '-q', 'good.yaml'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('--output writes the report to a file, and the summary to stderr', async () => {
    write('a.yaml', WARNED);
    expect(await run(['validate', '--output', 'report.txt', 'a.yaml'])).toEqual({
      code: 0,
      out: '',
      err: '1 object: 1 accepted, 0 rejected\n',
    });
    expect(readFileSync('report.txt', 'utf8')).toContain(`[${RULE}]\n1 object: 1 accepted`);
    expect(await run(['validate', '--output', 'no/such/folder', 'a.yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no/such/folder cannot be written: no such file or directory'),
    });
  });

  test('JUnit has a suite for each file and a failure for what fails', async () => {
    write('a.yaml', `${WARNED}---\n${BAD}`);
    write('<b>.yaml', 'kind: [');
    const { code, out } = await run(['validate', '--format', 'junit', 'a.yaml', '<b>.yaml']);
    expect(code).toBe(2);
    expect(out.split('\n').map((line) => line.replace(/"(a.yaml:\d+:\d+|.{60}).*/, '"$1...'))).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="cdk8s-daemonsets">',
      '  <testsuite name="a.yaml" tests="2" failures="1" errors="0">',
      '    <testcase classname="a.yaml" name="DaemonSet/logging/agent" file="a.yaml">',
      expect.stringMatching(/^ {6}<system-out>a.yaml:11:45: warning .*<\/system-out>$|^ {6}<system-out>/),
      '    </testcase>',
      '    <testcase classname="a.yaml" name="DaemonSet/logging/Agent" file="a.yaml">',
      expect.stringMatching(/^ {6}<failure message="metadata\/name: &quot;Agent&quot; may contain/),
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="&lt;b&gt;.yaml" tests="1" failures="0" errors="1">',
      '    <testcase classname="&lt;b&gt;.yaml" name="read" file="&lt;b&gt;.yaml">',
      expect.stringMatching(/^ {6}<error message="1:9: /),
      '    </testcase>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ]);
  });

  test('SARIF names the version of the tool and where its rules are explained', async () => {
    write('a.yaml', WARNED);
    const { driver } = JSON.parse((await run(['validate', '--format', 'sarif', 'a.yaml'])).out).runs[0].tool;
    expect(driver).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      informationUri: expect.stringMatching(/^https:\/\//),
      rules: [
        {
          id: RULE,
          help: { text: `Use the label that the message names. 'cdk8s-daemonsets rules ${RULE}' shows an example.` },
          helpUri: expect.stringMatching(/\/docs\/rules\.md#warningsnode-labels$/),
        },
      ],
    });
    expect(readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8')).toContain('\n### warnings/node-labels\n');
  });
});

describe('files', () => {
  test('of an npm project: packages, hidden folders and files that are no manifests are left alone', async () => {
    write('package.json', '{"name": "x", "kind": "module"}');
    write('tsconfig.json', '{ // comments\n "compilerOptions": {}, }');
    write('node_modules/p/bad.yaml', BAD);
    write('.github/workflows/ci.yaml', 'on: push\njobs: {build: {kind: x, apiVersion: y}}');
    write('.hidden.yaml', BAD);
    write('dist/app.yaml', GOOD);
    expect(await run(['validate', '.'])).toMatchObject({
      code: 0,
      err: 'note: 2 files are no manifests\n',
      out: expect.stringMatching(/\n1 object: 1 accepted, 0 rejected\n$/),
    });
    // a file that is named is read
    expect((await run(['validate', 'tsconfig.json'])).code).toBe(2);
    expect((await run(['validate', 'node_modules/p'])).code).toBe(1);
  });

  test('of quoted globs, and without those that the configuration excludes', async () => {
    write('dist/a.yaml', GOOD);
    write('dist/b/c.yaml', BAD);
    write('dist/b/d.yml', GOOD);
    const sources = async (...argv: string[]) => {
      const { out } = await run(['validate', '--format', 'json', ...argv]);
      return JSON.parse(out).documents.map(({ source }: any) => source);
    };
    const [a, c, d] = [join('dist', 'a.yaml'), join('dist', 'b', 'c.yaml'), join('dist', 'b', 'd.yml')];
    expect(await sources('dist/*.yaml')).toEqual([a]);
    expect(await sources('dist/**/*.{yaml,yml}')).toEqual([a, c, d]);
    expect((await run(['validate', 'dist/*.json'])).err).toContain("no file matches 'dist/*.json'");
    write('.cdk8s-daemonsets.yaml', "paths: [dist]\nexclude: ['dist/b/c.*']\n");
    expect(await sources()).toEqual([a, d]);
  });

  test('--skip-kind leaves objects out', async () => {
    write(
      'a.yaml',
      `${GOOD}---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n`,
    );
    const kinds = async (...argv: string[]) =>
      JSON.parse((await run(['validate', '--format', 'json', ...argv, 'a.yaml'])).out).documents.map(
        ({ kind }: any) => kind,
      );
    expect(await kinds('--skip-kind', 'Secret', '--skip-kind', 'DaemonSet')).toEqual(['ConfigMap']);
    write('.cdk8s-daemonsets.yaml', 'skipKinds: [ConfigMap]\n');
    expect(await kinds()).toEqual(['DaemonSet', 'Secret']);
  });
});

describe('the configuration file', () => {
  test.each([
    ['kubernetesVersion: 1.36', 'kubernetesVersion is a number, not a text (1.36); put it in quotes'],
    ["kubernetesVersion: '1.12'", 'kubernetesVersion "1.12" is not supported'],
    ['failOn: [errors]', "failOn[0] is 'errors', not one of error, never-runs, ignored, warning, advice"],
    ['failon: [error]', "the file has the unknown key 'failon'; the keys are kubernetesVersion, "],
    ['accept: [{rule: advice/lastApplied}]', 'accept[0] has no reason'],
    ['accept: [{rule: no/such, reason: x}]', "accept[0].rule: there is no rule 'no/such'"],
    ['accept: [{rule: metadata/name, reason: x}]', "'metadata/name' is an error, which the API server decides"],
    ['rules: {metadata/name: off}', "'metadata/name' is an error, which the API server decides"],
    ['rules: {advice/lastApplied: warning}', "rules.advice/lastApplied is 'warning', not one of off, fail"],
    ['- a', 'the file is a list, not a map'],
    ['a: [', '.cdk8s-daemonsets.yaml:'],
  ])('%s is refused', async (text, message) => {
    write('a.yaml', GOOD);
    write('.cdk8s-daemonsets.yaml', `${text}\n`);
    const { code, out, err } = await run(['validate', 'a.yaml']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.split('\n')).toHaveLength(3);
  });

  test('has a JSON schema in the package', () => {
    const file = join(__dirname, '../../../assets/config.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(configSchema());
  });

  test('may have another name, and must be there then', async () => {
    write('a.yaml', WARNED);
    write('strict.yaml', 'failOn: [warning]\n');
    write('empty.yaml', '');
    expect((await run(['validate', '--config', 'strict.yaml', 'a.yaml'])).code).toBe(1);
    expect((await run(['validate', '--config', 'empty.yaml', 'a.yaml'])).code).toBe(0);
    expect((await run(['validate', '--config', 'missing.yaml', 'a.yaml'])).err).toContain(
      'missing.yaml cannot be read: no such file or directory',
    );
  });
});
