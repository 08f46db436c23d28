import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join, resolve } from 'path';
import { parse } from 'yaml';
import { namesOf, REPOSITORY } from '../../projenrc/repository';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trimEnd().split('\n');
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: true; readonly peer?: true }>>;
};

test('what registries call the package hangs on one address', () => {
  const { repository, homepage, bugs, jsii } = JSON.parse(read('package.json'));
  const names = namesOf(REPOSITORY);
  expect(repository.url).toBe(`${REPOSITORY}.git`);
  expect(homepage).toBe(`${REPOSITORY}#readme`);
  expect(bugs.url).toBe(`${REPOSITORY}/issues`);
  expect(jsii.targets).toMatchObject({
    java: { package: names.javaPackage, maven: { groupId: names.mavenGroup } },
    go: { moduleName: names.goModule },
  });
});

test('no file names another address', () => {
  const texts = tracked.filter(
    (file) => /\.(md|ya?ml|json|java|go|xml)$|^\.ci\//.test(file) && !/^(conformance|test\/fixtures)\//.test(file),
  );
  const addresses = texts.flatMap((file) => [
    ...new Set(read(file).match(/https?:\/\/[\w.]+\/[\w-]+\/cdk8s-daemonsets\b/g) ?? []),
  ]);
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((address) => address !== REPOSITORY)).toEqual([]);
});

test('names follow another address', () => {
  expect(namesOf('https://github.com/Node-Agents/daemons')).toEqual({
    repository: 'https://github.com/Node-Agents/daemons',
    action: 'Node-Agents/daemons@',
    goModule: 'github.com/Node-Agents/daemons-go',
    mavenGroup: 'io.github.node-agents',
    javaPackage: 'io.github.node_agents.cdk8s.daemonsets',
  });
});

test('the release reaches five registries, and a pull request runs what CI runs', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'));
  expect(Object.keys(jobs)).toEqual([
    'release',
    'release_github',
    'release_npm',
    'release_maven',
    'release_pypi',
    'release_nuget',
    'release_golang',
  ]);
  for (const job of Object.keys(jobs).slice(2)) expect(jobs[job].permissions['id-token']).toBe('write');
  const build = parse(read('.github/workflows/build.yml'));
  expect(build.on).toHaveProperty('pull_request');
  expect(build.jobs.build.steps.map(({ run }: { run?: string }) => run)).toContain('.ci/run');
});

// what users install: none may bind them to more than the licence of the package does
const BUNDLED = { yaml: 'ISC', picomatch: 'MIT' };
const FOR_TOOLS = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'Unlicense',
];

test('the licence of every dependency is known and allowed', () => {
  const dependencies = Object.entries(lock.packages).filter(([path]) => path !== '');
  const permits = (licence = '') =>
    licence
      .replace(/[()]/g, '')
      .split(/ OR /)
      .some((choice) => choice.split(' AND ').every((one) => FOR_TOOLS.includes(one)));
  expect(
    dependencies.filter(([, { license }]) => !permits(license)).map(([path, { license }]) => [path, license]),
  ).toEqual([]);
});

test('NOTICE names what is inside the package, with its licence', () => {
  const { bundledDependencies } = JSON.parse(read('package.json'));
  expect(bundledDependencies).toEqual(Object.keys(BUNDLED).sort());
  for (const [name, licence] of Object.entries(BUNDLED)) {
    expect(lock.packages[`node_modules/${name}`].license).toBe(licence);
    expect(read('NOTICE')).toContain(`| ${name} | ${licence} |`);
  }
});
