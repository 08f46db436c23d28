import { createRequire } from 'module';
import { basename, join, resolve } from 'path';
import { appReadme } from './app-readme';
import { appTest } from './app-test';
import { originalsOf } from './originals';
import { appModule, chartModule, mainModule } from '../../importer/app-module';
import { ImportedChart } from '../../importer/import-sources';
import { ManifestSource } from '../../manifest/read-manifests';

const load = createRequire(__filename);

/** The app installs the versions that its code was synthesized with. */
const LIBRARIES = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

/** The versions that this library is developed with. */
export const TOOLS = {
  '@types/jest': '^30.0.0',
  '@types/node': '^20',
  'cdk8s-cli': '^2.207.60',
  jest: '^30.5.2',
  'ts-jest': '^29.4.15',
  'ts-node': '^10.9.2',
  typescript: '~6.0.0',
};

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022'],
    module: 'node16',
    strict: true,
    noEmit: true,
    isolatedModules: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    types: ['jest', 'node'],
  },
  include: ['**/*.ts'],
  exclude: ['node_modules'],
};

export interface AppPlan {
  readonly folder: string;
  readonly name?: string;
  /** Whether each chart is a separate module. */
  readonly split: boolean;
  /** One for each chart. */
  readonly sources: readonly ManifestSource[];
  readonly charts: readonly ImportedChart[];
}

/** All files of the app, by their paths in its folder. */
export function appFiles({ folder, name, split, sources, charts }: AppPlan): Map<string, string | Uint8Array> {
  const title = name ?? basename(resolve(folder));
  const originals = originalsOf(sources, charts);
  return new Map<string, string | Uint8Array>([
    ['.gitignore', 'dist/\nnode_modules/\n'],
    ['README.md', appReadme(title, charts, originals)],
    ['cdk8s.yaml', 'language: typescript\napp: npx ts-node main.ts\n'],
    ...(split
      ? [
          ['main.ts', mainModule(charts)] as const,
          ...charts.map((chart) => [`charts/${chart.id}.ts`, chartModule(chart)] as const),
        ]
      : [['main.ts', appModule(charts)] as const]),
    ...originals.map(({ path, content }) => [path, content] as const),
    ['package.json', json(packageOf(title))],
    ['test/main.test.ts', appTest(charts, originals)],
    ['tsconfig.json', json(TSCONFIG)],
  ]);
}

function packageOf(title: string) {
  const { version } = load(join(__dirname, '../../../package.json')) as { version: string };
  const dependencies = {
    ...Object.fromEntries(
      LIBRARIES.map((name) => [name, (load(`${name}/package.json`) as { version: string }).version]),
    ),
    'cdk8s-daemonsets': version,
  };
  return {
    name: packageName(title, [...Object.keys(dependencies), ...Object.keys(TOOLS)]),
    version: '0.0.0',
    private: true,
    scripts: { compile: 'tsc', synth: 'cdk8s synth', test: 'jest' },
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
    devDependencies: TOOLS,
    jest: { preset: 'ts-jest' },
  };
}

/** A valid npm name that is not the name of a dependency. */
function packageName(title: string, taken: readonly string[]): string {
  const name =
    title
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 200) || 'app';
  return taken.includes(name) || name === 'node-modules' ? `${name}-app` : name;
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
