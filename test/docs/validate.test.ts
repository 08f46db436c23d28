import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../cli/run';

const root = resolve(__dirname, '../..');
const page = readFileSync(join(root, 'docs/validate.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text);
const COMMANDS = blocks('sh')
  .flatMap((text) => text.trimEnd().split('\n'))
  .map((line) => line.replace(/ +#.*/, '').replace(/^.*npx cdk8s-daemonsets /, ''))
  .map((line) => line.split(' ').map((word) => word.replace(/^'(.*)'$/, '$1')));
const MANIFEST = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: logging}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      nodeSelector: {beta.kubernetes.io/os: linux}
      containers: [{name: agent, image: "registry.example.com/agent:1.0"}]
`;

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-validate-'));
  process.chdir(folder);
  mkdirSync('dist/legacy', { recursive: true });
  writeFileSync('dist/legacy/agent.yaml', MANIFEST);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test.each(COMMANDS)('%s %s %s', async (...argv) => {
  expect(await run(argv.filter(Boolean), { stdin: MANIFEST })).toMatchObject({ code: 0 });
});

test('there are commands to check', () => {
  expect(COMMANDS.map(([command]) => command)).toEqual([
    'validate',
    'validate',
    'validate',
    'rules',
    'rules',
    'validate',
    'validate',
    'schema',
    'validate',
  ]);
});

test('the settings that are shown are taken, and do what they say', async () => {
  const settings = blocks('yaml').find((text) => text.includes('failOn'))!;
  writeFileSync('.cdk8s-daemonsets.yaml', settings);
  expect(await run(['validate'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^Kubernetes 1\.34-1\.36\n.*accepted warnings\/node-labels\/nodeSelector: the old nodes/,
    ),
  });
  writeFileSync('dist/agent.yaml', MANIFEST);
  expect((await run(['validate'])).code).toBe(1);
  rmSync('.cdk8s-daemonsets.yaml');
});

test('the annotation that is shown accepts', async () => {
  const { metadata } = parse(blocks('yaml')[0]);
  const annotated = { ...parse(MANIFEST), metadata: { name: 'agent', ...metadata } };
  const { code, out } = await run(['validate', '--fail-on', 'warning', '-'], { stdin: JSON.stringify(annotated) });
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('1 finding accepted') });
});

test('the hook and the action call the command, with options that it has', async () => {
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  expect(hook).toMatchObject({ id: 'cdk8s-daemonsets', language: 'node', entry: 'cdk8s-daemonsets validate' });
  expect('charts/agent.yaml').toMatch(new RegExp(hook.files));
  expect('package.json').toMatch(new RegExp(hook.exclude));
  expect('dist/agent.json').not.toMatch(new RegExp(hook.exclude));
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(action.runs.steps[0].run).toContain('validate --format github $ARGUMENTS $PATHS');
  const shown = parseAllDocuments(blocks('yaml').at(-1)!)[0].toJS();
  expect(Object.keys(shown.steps[0].with).every((name) => Object.hasOwn(action.inputs, name))).toBe(true);
  expect(
    (await run(['validate', '--format', 'github', ...shown.steps[0].with.arguments.split(' '), 'dist/legacy'])).code,
  ).toBe(0);
});
