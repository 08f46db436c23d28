import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { TOOLS } from '../../src/cli/import/app-files';

const root = resolve(__dirname, '../..');
const run = (cwd: string, command: string, ...args: string[]) =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_PATH: '' },
  });

const app = (importLine: string) => `${importLine}
import { App, Chart } from 'cdk8s';
const chart = new Chart(new App(), 'app');
new DaemonSet(chart, 'agent', { metadata: { name: 'agent' }, containers: [{ name: 'agent', image: 'registry.example.com/agent:1' }] });
console.log(JSON.stringify(chart.toJson()[0].metadata));
`;

let project: string;
let packed: { readonly size: number; readonly unpackedSize: number };
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'packed-'));
  [packed] = JSON.parse(run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', project));
  const [tarball] = readdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "version": "1.0.0" }');
  // the peers come from the checkout, so that the test needs no network
  const peers = ['cdk8s', 'cdk8s-plus-28', 'constructs'].map((name) => join(root, 'node_modules', name));
  run(
    project,
    'npm',
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--install-links=false',
    `./${tarball}`,
    ...peers,
  );
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('is imported by CommonJS', () => {
  const text = app("const { DaemonSet } = require('cdk8s-daemonsets');").replace(
    /import (.*) from ('.*');/,
    'const $1 = require($2);',
  );
  writeFileSync(join(project, 'common.cjs'), text);
  expect(run(project, 'node', 'common.cjs')).toBe('{"name":"agent"}\n');
});

test('is imported by an ECMAScript module', () => {
  writeFileSync(join(project, 'module.mjs'), app("import { DaemonSet } from 'cdk8s-daemonsets';"));
  expect(run(project, 'node', 'module.mjs')).toBe('{"name":"agent"}\n');
});

test('type-checks in a strict TypeScript project, and a typo does not', () => {
  const check = (text: string) => {
    writeFileSync(join(project, 'typed.ts'), text);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    return run(
      project,
      'node',
      tsc,
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'node16',
      '--types',
      'node',
      '--typeRoots',
      join(root, 'node_modules/@types'),
      'typed.ts',
    );
  };
  const text = app("import { DaemonSet } from 'cdk8s-daemonsets';");
  expect(check(text)).toBe('');
  expect(() => check(text.replace("name: 'agent', image", "nme: 'agent', image"))).toThrow();
});

test('brings the command line tool', () => {
  expect(run(project, 'npx', '--no-install', 'cdk8s-daemonsets', '--help')).toMatch(/^Usage: cdk8s-daemonsets COMMAND/);
});

test('holds what users need and nothing else', () => {
  const files = readdirSync(join(project, 'node_modules/cdk8s-daemonsets')).sort();
  // .jsii.tabl.json, the snippets of the README in other languages, is written by jsii-rosetta before these tests
  expect(files).toEqual([
    '.jsii',
    '.jsii.gz',
    '.jsii.tabl.json',
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
    'README.md',
    'assets',
    'bin',
    'lib',
    'node_modules',
    'package.json',
  ]);
  const bundled = readdirSync(join(project, 'node_modules/cdk8s-daemonsets/node_modules'));
  expect(bundled.filter((name) => name !== '.bin')).toEqual(['picomatch', 'yaml']);
  // the catalogue of agents and its patterns take about 110 kB of it
  expect(packed.size).toBeLessThanOrEqual(1_300_000);
  expect(packed.unpackedSize).toBeLessThanOrEqual(4_500_000);
});

test('plans on an inventory and writes the page with its script and style', () => {
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-a' },
    status: { allocatable: { cpu: '1', memory: '1Gi', pods: '10' } },
  };
  writeFileSync(join(project, 'nodes.json'), JSON.stringify(node));
  writeFileSync(
    join(project, 'good.json'),
    JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: {
        selector: { matchLabels: { app: 'a' } },
        template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'b:1' }] } },
      },
    }),
  );
  const page = run(
    project,
    'node',
    'node_modules/cdk8s-daemonsets/bin/cdk8s-daemonsets',
    'plan',
    '--nodes',
    'nodes.json',
    '--format',
    'html',
    'good.json',
  );
  expect(page).toContain('"nodes":["node-a"]');
  expect(page).toContain(readFileSync(join(__dirname, '../../assets/plan-report/grid.js'), 'utf8'));
});

const MANIFEST = `apiVersion: extensions/v1beta1
kind: DaemonSet
metadata: {name: agent}
spec:
  template:
    metadata: {labels: {app: agent}}
    spec: {hostNetwork: true, containers: [{name: agent, image: "agent:1"}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {when: 2001-01-01}
`;

test('imports a manifest as an app that compiles, passes its test and synthesizes; without TypeScript it says what to install', () => {
  writeFileSync(join(project, 'agent.yaml'), MANIFEST);
  const importing = () =>
    run(
      project,
      'node',
      'node_modules/cdk8s-daemonsets/bin/cdk8s-daemonsets',
      'import',
      '--out',
      'app',
      '--split',
      'agent.yaml',
    );
  expect(importing).toThrow(
    /the code is compiled before it is written, but there is no TypeScript 5 or 6 here; run: npm install --save-dev typescript@6\n/,
  );
  expect(existsSync(join(project, 'app'))).toBe(false);
  // what `npm install` would bring, from the checkout
  for (const name of ['.bin', '@types', ...Object.keys(TOOLS).filter((tool) => !tool.startsWith('@'))]) {
    rmSync(join(project, 'node_modules', name), { recursive: true, force: true });
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  importing();
  const folder = join(project, 'app');
  expect(readdirSync(folder).sort()).toEqual([
    '.gitignore',
    'README.md',
    'cdk8s.yaml',
    'charts',
    'main.ts',
    'original',
    'package.json',
    'test',
    'tsconfig.json',
  ]);
  run(folder, 'npm', 'run', 'compile');
  run(folder, 'npm', 'test');
  rmSync(join(folder, 'dist'), { recursive: true });
  run(folder, 'npm', 'run', 'synth');
  expect(readdirSync(join(folder, 'dist'))).toEqual(['agent.k8s.yaml']);

  // the test is one that can fail
  const chart = join(folder, 'charts/agent.ts');
  writeFileSync(chart, readFileSync(chart, 'utf8').replace('hostNetwork: true', 'hostPID: true'));
  expect(() => run(folder, 'npm', 'test')).toThrow(/hostNetwork/);
});
