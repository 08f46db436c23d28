import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { TOOLS } from '../../../src/cli/import/app-files';
import { run } from '../run';

const root = resolve(__dirname, '../../..');

const DAEMON_SET = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers: [{name: agent, image: "agent:1"}]
      tolerations:
        - operator: Exists
`;
const APP = `import { App, Chart } from 'cdk8s';
import { DaemonSet, Tolerations } from 'cdk8s-daemonsets';
import { Construct } from 'constructs';

export class Stdin extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new DaemonSet(this, 'agent', {
      metadata: { name: 'agent' },
      selector: { matchLabels: { app: 'agent' } },
      podMetadata: { labels: { app: 'agent' } },
      containers: [{ name: 'agent', image: 'agent:1' }],
      tolerations: [Tolerations.everything()],
    });
  }
}

const app = new App();
new Stdin(app, 'stdin');
app.synth();
`;

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-run-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const importing = async (stdin: string, ...options: string[]) => run(['import', ...options, '-'], { stdin });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const filesIn = (path: string) =>
  readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
    .sort();

describe('to stdout', () => {
  test('goes the code', async () => {
    expect(await importing(DAEMON_SET)).toEqual({ code: 0, err: '', out: APP });
  });

  test('--format json has the code and the messages as data', async () => {
    const { code, out, err } = await importing(`${DAEMON_SET}status: {numberReady: 1}\n`, '--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { messages, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ exitCode: 0, code: APP });
    expect(messages).toEqual([{ source: 'stdin', line: 13, column: 1, message: expect.stringContaining('status') }]);
  });

  test('--no-builders writes literals', async () => {
    expect((await importing(DAEMON_SET, '--no-builders')).out).toContain("tolerations: [{ operator: 'Exists' }]");
  });

  test('--name names the chart', async () => {
    expect((await importing(DAEMON_SET, '--name', 'node-agent')).out).toContain("new NodeAgent(app, 'node-agent');");
  });

  test('goes nothing of a text that no app can write so that kubectl reads it, with --check and without', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  mode: "0o644"\n';
    const expected = {
      code: 2,
      out: '',
      err:
        'stdin:5:3: data.mode: cdk8s writes the text "0o644" so that kubectl reads the number 420. ' +
        'Write a number as decimal digits, or a text that does not look like one.\n' +
        'No app of cdk8s can write these texts so that kubectl reads them; nothing is written.\n',
    };
    expect(await importing(text)).toEqual(expected);
    expect(await importing(text, '--check')).toEqual(expected);
  });

  test('--check says nothing where all is well', async () => {
    expect(await importing(DAEMON_SET, '--check')).toEqual({ code: 0, err: '', out: APP });
  });

  test.each([
    [['--split'], '--split writes several files; name a folder for them with --out'],
    [['--force'], '--force replaces files; name their folder with --out'],
    [['--out', ''], '--out names no folder'],
    [
      ['--name', 'a', 'b.yaml'],
      '--name names one chart, but there are 2 files, each with a chart; with --out it names the app',
    ],
  ])('%j is refused', async (options, message) => {
    expect(await importing(DAEMON_SET, ...options)).toEqual({
      code: 2,
      out: '',
      err: `cdk8s-daemonsets: ${message}\nRun 'cdk8s-daemonsets import --help' for help.\n`,
    });
  });
});

describe('to stderr', () => {
  test('goes what was left out, with the line of the field, and what the server would refuse, in the words of validate', async () => {
    const text =
      DAEMON_SET.replace('image: "agent:1"', 'imagePullPolicy: Sometimes').replace(
        '  name: agent\n',
        '  name: agent\n  uid: "1"\n',
      ) + 'status:\n  numberReady: 1\n';
    const { code, out, err } = await importing(text);
    const validated = await run(['validate', '-'], { stdin: text });
    const refused = validated.out.split('\n').filter((line) => line.includes(': error '));
    expect(refused).toHaveLength(2);
    expect(code).toBe(0);
    expect(err).toBe(
      [
        'stdin:14:1: status is written by the cluster: left out',
        'stdin:5:3: metadata.uid is written by the cluster: left out',
        ...refused,
        '',
      ].join('\n'),
    );
    expect(out).toMatch(
      /\/\/ The API server refuses this: spec\.template\.spec\.containers\[0\]\.image: .+\n(?: {4}\/\/ .+\n)* {4}new ApiObject\(this, 'agent'/,
    );
  });

  test('goes no finding about an old version that is brought up to date, but one about what else is wrong with it', async () => {
    const { code, out, err } = await importing(
      DAEMON_SET.replace('apps/v1', 'apps/v1beta2').replace('image: "agent:1"', 'image: "agent:1", foo: 1'),
    );
    expect(code).toBe(0);
    expect(out).toContain("\n    agent.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/foo', 1));\n");
    expect(err.split('\n')).toEqual([
      'stdin:1:1: apps/v1beta2 is no longer served: brought to apps/v1',
      'stdin:10:52: spec.template.spec.containers[0].foo is beyond what the construct can say: carried by a JSON patch',
      'stdin:10:52: error spec.template.spec.containers[0].foo: is not a field of Kubernetes. Remove the field, or correct its name. [decode/unknownField]',
      '',
    ]);
  });
});

describe('to a folder', () => {
  test('goes a whole app, and nothing that is there is replaced but by force', async () => {
    mkdirSync('manifests');
    writeFileSync('manifests/agent.yaml', DAEMON_SET);
    writeFileSync('manifests/b.json', '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b","uid":"1"}}');
    expect(await run(['import', '--out', 'apps/node agents', 'manifests'])).toEqual({
      code: 0,
      out: '',
      err: 'manifests/b.json:1:62: metadata.uid is written by the cluster: left out\napps/node agents holds an app of 9 files; go on there with: npm install && npm test\n',
    });
    const files = [
      '.gitignore',
      'README.md',
      'cdk8s.yaml',
      'main.ts',
      'original/agent.yaml',
      'original/b.json',
      'package.json',
      'test/main.test.ts',
      'tsconfig.json',
    ];
    expect(filesIn('apps')).toEqual(files.map((name) => `node agents/${name}`));
    expect(read('apps/node agents/original/agent.yaml')).toBe(DAEMON_SET);
    expect(read('apps/node agents/README.md')).toContain(
      '\n    manifests/b.json:1:62: metadata.uid is written by the cluster: left out\n',
    );
    expect(read('apps/node agents/test/main.test.ts')).toContain(
      "'original/b.json': {\n    0: [JsonPatch.remove('/metadata/uid')],\n",
    );
    const { version, devDependencies: tested } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      devDependencies: Record<string, string>;
    };
    const { name, dependencies, devDependencies } = JSON.parse(read('apps/node agents/package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(name).toBe('node-agents');
    expect(dependencies).toEqual({
      cdk8s: tested.cdk8s,
      'cdk8s-daemonsets': version,
      'cdk8s-plus-28': tested['cdk8s-plus-28'],
      constructs: tested.constructs,
    });
    expect(devDependencies).toEqual(Object.fromEntries(Object.keys(TOOLS).map((tool) => [tool, tested[tool]])));

    writeFileSync('apps/node agents/main.ts', 'mine');
    writeFileSync('apps/node agents/mine.ts', 'mine');
    expect(await run(['import', '--out', 'apps/node agents', 'manifests/agent.yaml'])).toEqual({
      code: 2,
      out: '',
      err:
        `cdk8s-daemonsets: apps/node agents has ${files.filter((file) => file !== 'original/b.json').join(', ')} already; ` +
        "--force replaces files\nRun 'cdk8s-daemonsets import --help' for help.\n",
    });
    expect(read('apps/node agents/main.ts')).toBe('mine');
    expect(
      (
        await run([
          'import',
          '--force',
          '--split',
          '--name',
          'Nodes',
          '--out',
          'apps/node agents',
          'manifests/agent.yaml',
        ])
      ).code,
    ).toBe(0);
    expect(read('apps/node agents/main.ts')).toBe(
      "import { App } from 'cdk8s';\nimport { Nodes } from './charts/nodes';\n\nconst app = new App();\nnew Nodes(app, 'nodes');\napp.synth();\n",
    );
    expect(read('apps/node agents/charts/nodes.ts')).toMatch(
      /^import { Chart } from 'cdk8s';\nimport .* from 'cdk8s-daemonsets';\nimport { Construct } from 'constructs';\n\nexport class Nodes /,
    );
    expect(read('apps/node agents/mine.ts')).toBe('mine');
  });

  test('of files that would be called the same goes one each', async () => {
    for (const name of ['a', 'A', 'a.b', 'a-b']) {
      writeFileSync(`${name}.yml`, `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${name.length}}\n`);
    }
    const { code } = await run(['import', '--out', 'app', '--split', 'a.yml', 'A.yml', 'a.b.yml', 'a-b.yml']);
    expect(code).toBe(0);
    expect(filesIn('app/charts')).toEqual(['a-2.ts', 'a-b-2.ts', 'a-b.ts', 'a.ts']);
    expect(filesIn('app/original')).toEqual(['a-2.yaml', 'a-b-2.yaml', 'a-b.yaml', 'a.yaml']);
  });

  test('goes what the files have in common as it is, and the app synthesizes all the same', async () => {
    const exporter = DAEMON_SET.replace(
      'containers: [{',
      'hostNetwork: true\n      containers: [{ports: [{containerPort: 9100}], ',
    );
    for (const name of ['a', 'b']) {
      writeFileSync(`${name}.yaml`, exporter.replace('name: agent\n', 'name: agent\n  namespace: x\n'));
    }
    const { code, err } = await run(['import', '--out', 'app', 'a.yaml', 'b.yaml']);
    expect(err.replace(/\d+:\d+/g, 'L:C')).toBe(
      [
        'b.yaml:L:C: metadata.name is taken by the object at a.yaml:L:C, too: kept as it is',
        'b.yaml:L:C: the host port 9100/TCP is taken by the object at a.yaml:L:C, too: kept as it is',
        'a.yaml:L:C: spec.selector shares pods with DaemonSet agent of another file: kept as it is',
        'b.yaml:L:C: spec.selector shares pods with DaemonSet agent of another file: kept as it is',
        'app holds an app of 9 files; go on there with: npm install && npm test\n',
      ].join('\n'),
    );
    expect(code).toBe(0);
  });

  test('goes nothing where it cannot be', async () => {
    writeFileSync('file', '');
    expect(await importing(DAEMON_SET, '--out', 'file')).toEqual({
      code: 2,
      out: '',
      err: "cdk8s-daemonsets: 'file' is no folder\nRun 'cdk8s-daemonsets import --help' for help.\n",
    });
    const { code, err } = await importing(DAEMON_SET, '--out', 'file/app');
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^cdk8s-daemonsets: 'file\/app' cannot be written: .+; nothing was written\n/),
    });
    expect(readdirSync('.')).toEqual(['file']);
  });
});

describe('what cannot be imported', () => {
  const CASES: [string, string | Buffer, RegExp][] = [
    [
      'an object without apiVersion',
      `${DAEMON_SET}---\nmetadata: {name: a}\n`,
      /^in\.yaml:14:1: the object has no apiVersion; every object of Kubernetes needs apiVersion and kind\n$/,
    ],
    ['an object without kind', 'apiVersion: v1\n', /^in\.yaml:1:1: the object has no kind; .+\n$/],
    ['a document that is a list', '- a\n', /^in\.yaml:1:1: .+\n$/],
    ['a document that is a text', 'a\n', /^in\.yaml:1:1: .+\n$/],
    ['YAML that is none', 'a: [b\n', /^in\.yaml:1:4: .+\n$/],
    ['a tab for an indent', 'a:\n\tb: 1\n', /^in\.yaml:2:1: .+\n$/],
    ['an alias of nothing', 'a: *b\n', /^in\.yaml:1:4: .+\n$/],
    ['bytes that are no text', Buffer.from('a: \xff\xfe\x00\n', 'latin1'), /^in\.yaml:1:\d+: .+\n$/],
    [
      'text behind the end',
      `${DAEMON_SET}...\nmore: 1\n`,
      /^in\.yaml:14:1: kubectl passes over the text from here on\n$/,
    ],
    ['lists in lists without end', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, /^in\.yaml:1:\d+: .+\n$/],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((key, i) => `${key}: &${key} [${`*${'abcdefghi'[i]},`.repeat(9)}]\n`)
        .join('')}`,
      /^in\.yaml:\d+:\d+: .+\n$/,
    ],
    ['a file of comments', '# nothing\n---\n', /^in\.yaml:1:1: there is no object in it\n$/],
    ['an empty file', '', /^in\.yaml:1:1: there is no object in it\n$/],
  ];

  test.each(CASES)('%s is one line with its place, and nothing is written', async (_, content, line) => {
    writeFileSync('in.yaml', content);
    for (const options of [[], ['--out', 'app'], ['--check']]) {
      expect(await run(['import', ...options, 'in.yaml'])).toEqual({
        code: 2,
        out: '',
        err: expect.stringMatching(line),
      });
    }
    expect(existsSync('app')).toBe(false);
  });

  test('a file that is not there, a folder without manifests and no operand are told', async () => {
    mkdirSync('empty');
    expect(await run(['import', 'gone.yaml'])).toEqual({
      code: 2,
      out: '',
      err: 'gone.yaml: cannot be read: no such file or directory\n',
    });
    writeFileSync('file', '');
    expect(await run(['import', 'file/gone.yaml'])).toEqual({
      code: 2,
      out: '',
      err: 'file/gone.yaml: cannot be read: no such file or directory\n',
    });
    expect(await run(['import', 'empty'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^cdk8s-daemonsets: the directory 'empty' has no \.yaml, \.yml or \.json file\n/),
    });
    expect(await run(['import'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^cdk8s-daemonsets: nothing to read; /),
    });
  });

  test('one file that cannot be read stops all', async () => {
    writeFileSync('a.yaml', DAEMON_SET);
    writeFileSync('b.yaml', 'a: [b\n');
    expect(await run(['import', '--out', 'app', 'a.yaml', 'b.yaml'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^b\.yaml:1:4: .+\n$/),
    });
    expect(readdirSync('.').sort()).toEqual(['a.yaml', 'b.yaml']);
  });
});
