import { existsSync, readdirSync } from 'fs';
import { cdk, javascript, JsonFile, release, Task } from 'projen';
import { namesOf, NamedInFiles, REPOSITORY } from './projenrc/repository';
import { addBuild, addConformance, adjustRelease } from './projenrc/workflows';

const names = namesOf(REPOSITORY);
const project = new cdk.JsiiProject({
  name: 'cdk8s-daemonsets',
  description: 'Typed Kubernetes DaemonSets for cdk8s: if it synthesizes, the API server accepts it',
  author: 'cdk8s-daemonsets contributors',
  authorAddress: REPOSITORY,
  authorOrganization: true,
  repositoryUrl: `${REPOSITORY}.git`,
  homepage: `${REPOSITORY}#readme`,
  bugsUrl: `${REPOSITORY}/issues`,
  license: 'Apache-2.0',
  stability: 'experimental',
  compressAssembly: true,
  docgen: false,
  keywords: ['cdk', 'cdk8s', 'kubernetes', 'k8s', 'daemonset', 'constructs', 'fluentd', 'fluent-bit', 'node-exporter'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  // every cdk8s-plus-NN, which an npm alias puts in the place of cdk8s-plus-28, has versions of its own from 2.0.0
  peerDeps: ['cdk8s@^2.68.100', 'constructs@^10.5.0', 'cdk8s-plus-28@^2.0.0'],
  peerDependencyOptions: { pinnedDevDependency: false },
  // jsii has run time dependencies that are no jsii modules inside the package
  bundledDeps: ['yaml@^2.9.1', 'picomatch@^4.0.7'],
  devDeps: [
    '@biomejs/biome@^2',
    'cdk8s@2.68.100',
    'cdk8s-cli@^2.207.60',
    'cdk8s-plus-28@2.5.6',
    'constructs@10.5.0',
    '@types/node@^20',
    '@types/picomatch@^4',
    'ajv@^8',
    'fast-check@^4.10.2',
    'playwright-core@^1.65.1',
    // RE2 in JavaScript, which says what patterns of log pipelines mean
    're2js@^2',
  ],
  // sources are in the repository: maps in every file would make the package twice as large, and slower to load
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDev: {
    include: [
      '../examples/**/*.ts',
      '../tools/**/*.ts',
      '../bench/**/*.ts',
      '../conformance/**/*.ts',
      '../src/**/*.ts',
    ],
    compilerOptions: {},
  },
  // kubectl finds a program of the second name as its plugin: kubectl daemonsets
  bin: { 'cdk8s-daemonsets': 'bin/cdk8s-daemonsets', 'kubectl-daemonsets': 'bin/cdk8s-daemonsets' },
  sampleCode: false,

  // ---- registries: each publishes from the workflow, without a secret where it knows trusted publishers
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: {
    distName: 'cdk8s-daemonsets',
    module: 'cdk8s_daemonsets',
    trustedPublishing: true,
    attestations: true,
  },
  publishToMaven: {
    javaPackage: names.javaPackage,
    mavenGroupId: names.mavenGroup,
    mavenArtifactId: 'cdk8s-daemonsets',
    mavenServerId: 'central-ossrh',
  },
  publishToGo: { moduleName: names.goModule },
  publishToNuget: {
    dotNetNamespace: 'Cdk8sDaemonSets',
    packageId: 'Cdk8sDaemonSets',
    trustedPublishing: true,
  },

  github: true,
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: {
      semanticTitleOptions: {
        types: ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'style', 'test'],
      },
    },
  },
  // an own workflow, which calls .ci/run
  buildWorkflow: false,
  pullRequestTemplate: false,
  release: true,
  // 13 needs Node.js 22, and contributors may have 20
  bumpPackage: 'commit-and-tag-version@^12',
  releaseToNpm: true,
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  workflowNodeVersion: '22',
  depsUpgradeOptions: {
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY },
    // the oldest releases that the peer ranges name
    exclude: ['cdk8s', 'cdk8s-plus-28', 'constructs'],
  },

  jestOptions: {
    configFilePath: 'jest.config.json',
    junitReporting: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      // for a test that hangs: none may fail because the machine is slow
      testTimeout: 1_200_000,
      cacheDirectory: 'node_modules/.cache/jest',
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      reporters: [new javascript.JestReporter('<rootDir>/test/support/skipped-tests.js')],
    },
  },
  eslintOptions: {
    commandOptions: { fix: false },
    dirs: ['src'],
    devdirs: ['test', 'examples', 'tools', 'bench', 'conformance'],
  },
});

// ---- the rooms of src/: each may import the rooms that its row names, and nothing else of src/
const rooms: Record<string, string[]> = {
  model: [],
  manifest: ['model'],
  findings: ['model'],
  stored: ['model', 'findings'],
  validation: ['model', 'findings', 'stored'],
  references: ['model', 'findings', 'stored'],
  platforms: ['model', 'findings', 'stored', 'validation', 'references'],
  'text-validation': ['model', 'manifest', 'findings', 'stored', 'validation', 'references', 'platforms'],
  scheduling: ['model', 'stored'],
  cluster: ['model', 'stored', 'scheduling'],
  'node-sets': ['model'],
  builders: ['model', 'node-sets'],
  constructs: [
    'model',
    'manifest',
    'findings',
    'stored',
    'validation',
    'references',
    'platforms',
    'scheduling',
    'node-sets',
    'builders',
  ],
  logs: ['model', 'findings', 'builders', 'constructs'],
  pools: ['model', 'platforms', 'node-sets', 'builders', 'scheduling', 'constructs', 'logs'],
  patterns: ['model', 'node-sets', 'builders', 'constructs'],
  agents: ['model', 'node-sets', 'builders', 'constructs', 'patterns'],
  importer: ['model', 'manifest', 'findings', 'stored', 'validation', 'references', 'agents'],
  'helm-charts': ['model'],
  cli: [
    'model',
    'helm-charts',
    'manifest',
    'findings',
    'stored',
    'validation',
    'references',
    'platforms',
    'text-validation',
    'scheduling',
    'cluster',
    'node-sets',
    'builders',
    'constructs',
    'logs',
    'pools',
    'importer',
  ],
};
const effects = ['fs', 'fs/promises', 'child_process', 'os', 'http', 'https', 'net', 'process', 'worker_threads'];
// ---- one formatter for all TypeScript and JavaScript; the lint has no opinion on style
new JsonFile(project, 'biome.json', {
  marker: false,
  obj: {
    files: {
      includes: [
        '**/*.ts',
        '**/*.js',
        '!**/node_modules',
        '!**/generated',
        '!lib',
        '!dist',
        '!tsconfig',
        '!examples/imported-*',
        '!projenrc',
      ],
    },
    assist: { enabled: false },
    linter: { enabled: false },
    formatter: { indentStyle: 'space', lineWidth: 120 },
    javascript: { formatter: { quoteStyle: 'single' } },
  },
});
for (const path of ['/biome.json', '/.git-blame-ignore-revs']) project.addPackageIgnore(path);
const { config } = project.eslint!;
const rulesOfProjen: () => Record<string, unknown> = config.rules;
config.rules = () =>
  Object.fromEntries(Object.entries(rulesOfProjen()).filter(([rule]) => !rule.startsWith('@stylistic/')));
config.plugins = () => ['@typescript-eslint', 'import'];
project.deps.removeDependency('@stylistic/eslint-plugin');
project.eslint!.addRules({
  'import/no-cycle': ['error', { ignoreExternal: true }],
  'import/no-restricted-paths': [
    'error',
    {
      zones: Object.entries(rooms).map(([room, allowed]) => ({
        target: `./src/${room}`,
        from: './src',
        except: [room, ...allowed].map((name) => `./${name}`),
        message: `src/${room} may import ${allowed.length ? allowed.map((name) => `src/${name}`).join(', ') : 'no other room'} only`,
      })),
    },
  ],
  'max-lines': ['error', { max: 400 }],
});
project.eslint!.addOverride({ files: ['src/**/generated/**'], rules: { 'max-lines': 'off' } });
// lists of cases
project.eslint!.addOverride({ files: ['test/**', 'tools/differential/**'], rules: { 'max-lines': 'off' } });
project.eslint!.addOverride({
  files: Object.keys(rooms)
    .filter((room) => room !== 'cli')
    .map((room) => `src/${room}/**`),
  rules: {
    'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'performance'],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'same input, same bytes' },
      { object: 'Date', property: 'now', message: 'same input, same bytes' },
    ],
    'no-restricted-imports': ['error', { paths: effects, patterns: ['node:*'] }],
  },
});

// ---- without its Python name, jsii-rosetta imports a type of a submodule from a module of the type's name
for (const file of readdirSync('src/submodules').filter((name) => name.endsWith('.ts'))) {
  const name = file.slice(0, -'.ts'.length);
  new JsonFile(project, `src/submodules/.${name}.jsiirc.json`, {
    marker: false,
    obj: { targets: { python: { module: `cdk8s_daemonsets.${name}` } } },
  });
}

// ---- examples: real cdk8s apps that import the package by its name
const examples = readdirSync('examples').filter((name) => existsSync(`examples/${name}/cdk8s.yaml`));
for (const folder of ['examples', 'tools', 'bench', 'conformance']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    marker: false,
    obj: { extends: '../test/tsconfig.json', include: ['**/*.ts'], exclude: ['node_modules'] },
  });
  if (folder !== 'examples') project.addPackageIgnore(`/${folder}/`);
}
const synthExamples = (task: Task) =>
  examples.forEach((name) => {
    task.exec('cdk8s synth --no-check-upgrade', { cwd: `examples/${name}` });
    task.say(`examples/${name}/dist holds the YAML of ${name}`);
  });
const examplesTask = project.addTask('examples', {
  description: 'Compile the library and run cdk8s synth for every example',
});
examplesTask.spawn(project.compileTask);
synthExamples(examplesTask);
project.gitattributes.addAttributes('/test/fixtures/manifests/crlf-*', '-text');
// whatever compiles gets the library as users get it
project.compileTask.exec('ts-node -T --project tools/tsconfig.json tools/lazify/run.ts');
project.gitignore.exclude('/examples/*/dist/', '.jsii.gz', '.jsii.tabl.json', '/conformance/bin/');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.tasks.addEnvironment('CDK8S_CHECK_UPGRADE', 'false');

project.addTask('generate', {
  description:
    'Write the generated modules from the Kubernetes sources in the Go module cache and the tables in tools/',
  steps: ['model', 'node-exporter', 'windows-exporter', 'rules'].map((what) => ({
    exec: `ts-node -T --project test/tsconfig.json tools/${what}/generate.ts`,
  })),
});

project.addTask('docgen', {
  description: 'Write the pages of the reference from what was compiled',
  exec: 'ts-node -T --project tools/tsconfig.json tools/api/generate.ts',
});

project.addTask('format', { description: 'Format every file', steps: [{ exec: 'biome format --write' }] });

const bench = project.addTask('bench', { description: 'Measure, side by side with what users would pick instead' });
bench.spawn(project.compileTask);
for (const name of readdirSync('bench')
  .filter((file) => file.endsWith('.ts') && file !== 'side-by-side.ts')
  .sort()) {
  bench.exec(`ts-node -T --project test/tsconfig.json bench/${name}`);
}

project.addTask('fuzz', {
  description: 'Put texts of strangers through every command that reads them: npm run fuzz -- [--count N] [--seed N]',
  exec: 'ts-node -T --project test/tsconfig.json tools/fuzz/run.ts',
  receiveArgs: true,
});

project.addTask('mutate', {
  description: 'Name the small changes of the code that no test notices: npx projen mutate [ROOM...] [--limit N]',
  exec: 'ts-node -T --project test/tsconfig.json tools/mutation/mutate.ts',
  receiveArgs: true,
});

// ---- npm test: everything that can be known without Go
project.testTask.reset();
project.testTask.spawn(project.compileTask);
project.testTask.exec('jsii-rosetta extract --strict --compile --fail');
project.testTask.exec('tsc --noEmit -p test/tsconfig.json');
project.testTask.exec('tsc -p test/cli/plan/html/tsconfig.client.json');
project.testTask.exec('biome format');
project.testTask.spawn(project.tasks.tryFind('eslint')!);
project.testTask.exec('jest --ci', { receiveArgs: true });
// a room of src/ has the name that projen ignores
project.gitignore.removePatterns('logs');

// ---- what the package holds
for (const path of [
  '/examples/',
  '/rosetta/',
  '/.ci/',
  '/docs/',
  '/API.md',
  '.npmrc',
  '/ARCHITECTURE.md',
  '/CONTRIBUTING.md',
  '/SECURITY.md',
  '/CODE_OF_CONDUCT.md',
  '/.pre-commit-hooks.yaml',
  '/Containerfile',
  '/action.yml',
]) {
  project.addPackageIgnore(path);
}
// examples and tests import the package by its own name
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
// 1.13.0 lists optional platform packages that are not published: npm ci fails from a lock with it
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
// the lock file names no download address
new javascript.NpmConfig(project, { omitEmpty: true }).addConfig('omit-lockfile-registry-resolved', 'true');
// the oldest cdk8s-plus-28 that a peer dependency may name is none that was published
project
  .tryFindObjectFile('package.json')!
  .addOverride('jsii.diagnostics', { 'metadata/missing-dev-dependency': 'suggestion' });
const jestConfig = project.tryFindObjectFile('jest.config.json')!;
jestConfig.addOverride('testMatch', ['<rootDir>/test/**/*.test.ts']);
for (const key of ['coverageProvider', 'coverageReporters', 'coverageDirectory', 'coveragePathIgnorePatterns']) {
  jestConfig.addDeletionOverride(key);
}

// ---- the API of the last release: what is experimental counts as well
project.tasks.tryFind('compat')!.reset('.ci/compat', { receiveArgs: true });

// ---- the repository
addBuild(project);
addConformance(project);
adjustRelease(project);
new NamedInFiles(project, [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.ci/languages',
  ...['docs', 'test/languages', '.github/ISSUE_TEMPLATE'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${folder}/${name}`),
  ),
]);
project.synth();
