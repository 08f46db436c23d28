import { execFileSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { Cell, FACTORS } from './cells';

const ROOT = resolve(__dirname, '../..');
const facts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const MANAGERS = { npm: undefined, pnpm: '10', yarn: '1' };
const PEERS = ['cdk8s', 'constructs'];

const run = (folder: string, command: string, ...args: string[]) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_PATH: '', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    maxBuffer: 64 * 1024 * 1024,
  });
const write = (folder: string, name: string, json: object) =>
  writeFileSync(join(folder, name), JSON.stringify(json, null, 2));

/** A folder with the packed package, the tools that cells run with, and an app for every installation that cells need. */
export class Workplace {
  private readonly tools: string;
  private readonly done = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly tarball: string,
    cells: readonly Cell[],
  ) {
    this.tools = join(folder, 'tools');
    mkdirSync(this.tools);
    write(this.tools, 'package.json', { name: 'tools', private: true, dependencies: this.toolsOf(cells) });
    run(this.tools, 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts');
  }

  /** What the program prints in a cell, after it was installed and compiled there. */
  public output(cell: Cell): string {
    const app = this.once(`${cell.core} ${cell.plus} ${cell.manager}`, () => this.install(cell));
    const out = this.once(`${app} ${cell.typescript} ${cell.module}`, () => this.compile(cell, app));
    const node = join(this.tools, 'node_modules', `node-${cell.node}`, 'bin/node');
    return this.once(`${out} ${cell.node}`, () => run(app, node, join(out, 'program.js')));
  }

  private once(key: string, make: () => string): string {
    if (!this.done.has(key)) this.done.set(key, make());
    return this.done.get(key)!;
  }

  private toolsOf(cells: readonly Cell[]): Record<string, string> {
    const used = <F extends keyof Cell>(factor: F) =>
      FACTORS[factor].filter((value) => cells.some((cell) => cell[factor] === value));
    return Object.fromEntries([
      ...used('typescript').map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
      ...used('node').map((version) => [`node-${version}`, `npm:node-${process.platform}-${process.arch}@${version}`]),
      ...Object.entries(MANAGERS).filter(([, version]) => version),
    ]);
  }

  private install({ core, plus, manager }: Cell): string {
    const app = join(this.folder, `app-${this.done.size}`);
    mkdirSync(app);
    const [line, version = '2'] = plus.split('@');
    const plusPackage = line === '28' ? version : `npm:cdk8s-plus-${line}@^${version}`;
    const peers = PEERS.map((peer) => {
      const range: string = facts.peerDependencies[peer];
      return [peer, core === 'oldest' ? range.slice(1) : range];
    });
    write(app, 'package.json', {
      name: 'app',
      version: '1.0.0',
      private: true,
      dependencies: {
        [facts.name]: `file:${this.tarball}`,
        ...Object.fromEntries(peers),
        'cdk8s-plus-28': plusPackage,
      },
      devDependencies: { '@types/node': '20' },
    });
    const bin = (name: string) => join(this.tools, 'node_modules/.bin', name);
    if (manager === 'npm') run(app, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
    if (manager === 'pnpm') run(app, bin('pnpm'), 'install', '--ignore-workspace', '--prefer-offline');
    // its cache takes a tarball of the same version for the same
    if (manager === 'yarn') {
      run(app, bin('yarn'), 'install', '--no-lockfile', '--cache-folder', join(this.folder, 'yarn-cache'));
    }
    const installed = JSON.parse(readFileSync(join(app, 'node_modules/cdk8s-plus-28/package.json'), 'utf8'));
    if (installed.name !== `cdk8s-plus-${line}` || (plus.includes('@2.') && installed.version !== version)) {
      throw new Error(`${manager} installed ${installed.name} ${installed.version}, not ${plus}`);
    }
    return app;
  }

  private compile({ typescript, module }: Cell, app: string): string {
    const out = join(app, `${module}-${typescript}`);
    mkdirSync(out);
    cpSync(join(__dirname, 'program.ts'), join(out, 'program.ts'));
    write(out, 'package.json', { type: module === 'ESM' ? 'module' : 'commonjs' });
    write(out, 'tsconfig.json', {
      compilerOptions: {
        strict: true,
        skipLibCheck: false,
        target: 'es2022',
        module: 'node16',
        types: ['node'],
        rootDir: '.',
      },
      files: ['program.ts'],
    });
    const tsc = join(this.tools, 'node_modules', `typescript-${typescript}`, 'bin/tsc');
    run(out, process.execPath, tsc, '-p', '.');
    return out;
  }
}

/** The package as `npm publish` would send it. */
export function pack(folder: string): string {
  run(ROOT, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (!existsSync(join(ROOT, 'lib/index.js'))) throw new Error('nothing is compiled; run: npx projen compile');
  return join(folder, name);
}
