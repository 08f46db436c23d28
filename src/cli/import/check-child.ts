import { Socket as Datagrams } from 'dgram';
import dns from 'dns';
import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { Socket, Server } from 'net';
import { join, posix } from 'path';
import type * as TypeScript from 'typescript';
import { Output } from '../output';

/** The standard input of the child process. */
export interface ChildJob {
  /** Where the compiler is. */
  readonly typescript: string;
  /** Modules by their paths, such as `main.ts`. */
  readonly modules: { readonly [path: string]: string };
}

/** Its standard output. */
export interface ChildAnswer {
  readonly errors: string[];
  /** The YAML of each chart. */
  readonly charts: { readonly id: string; readonly text: string }[];
}

const load = createRequire(__filename);
const PACKAGE = join(__dirname, '../../..');
/** Inside the package, so that its imports are resolved from there. */
const FOLDER = join(PACKAGE, 'imported-app');
const ALLOWED = ['cdk8s', 'cdk8s-daemonsets', 'cdk8s-plus-28', 'constructs'];

function compile(
  ts: typeof TypeScript,
  modules: ChildJob['modules'],
): { readonly errors: string[]; readonly code: Map<string, string> } {
  const options: TypeScript.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    lib: ['lib.es2022.d.ts'],
    strict: true,
    noEmitOnError: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    types: [],
  };
  const texts = new Map(
    Object.entries(modules).map(([path, text]) => [ts.sys.resolvePath(join(FOLDER, path)).replace(/\\/g, '/'), text]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
  };
  const { directoryExists } = host;
  host.directoryExists = (path) =>
    // the process reads packages in folders of modules, not the folders
    path.endsWith('/node_modules') ||
    [...texts.keys()].some((file) => file.startsWith(`${path}/`)) ||
    directoryExists!(path);
  const code = new Map<string, string>();
  host.writeFile = (path, text) => code.set(relative(path), text);
  const program = ts.createProgram([...texts.keys()], options, host);
  const errors = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics].map(
    ({ file, start, messageText }) => {
      const { line, character } = file ? file.getLineAndCharacterOfPosition(start ?? 0) : { line: 0, character: 0 };
      return `${file ? `${relative(file.fileName)}:${line + 1}:${character + 1}: ` : ''}${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    },
  );
  return { errors: [...new Set(errors)], code };
}

function relative(path: string): string {
  return posix.relative(FOLDER.replace(/\\/g, '/'), path);
}

/**
 * Closes the network and signals, which `--permission` does not cover before Node.js 25. If a manifest tricked the import into writing code,
 * the permissions keep that code from files, processes, workers and addons; this keeps it from sending what it knows over a connection or in
 * a DNS query, and from stopping other processes.
 */
function closeTheRest(): void {
  // not an arrow, because it stands for classes too
  function closed(): never {
    throw new Error('there is no network and no other process here');
  }
  for (const { prototype } of [Socket, Server, Datagrams]) {
    Object.assign(prototype, { connect: closed, listen: closed, _listen2: closed, bind: closed, send: closed });
  }
  for (const queries of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype] as object[]) {
    for (let at = queries; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
      for (const name of Object.getOwnPropertyNames(at)) {
        if (typeof Reflect.get(at, name) === 'function' && name !== 'constructor') Reflect.set(at, name, closed);
      }
    }
  }
  for (const name of ['kill', '_kill', '_debugProcess', 'binding', 'dlopen']) Reflect.set(process, name, closed);
}

function runApp(code: ReadonlyMap<string, string>): ChildAnswer['charts'] {
  const cdk8s = load('cdk8s') as typeof import('cdk8s');
  const charts: ChildAnswer['charts'] = [];
  // writes no file: manifests may hold Secrets
  class WatchedApp extends cdk8s.App {
    public synth(): void {
      for (const chart of this.charts) {
        charts.push({ id: chart.node.id, text: cdk8s.Yaml.stringify(...(chart.toJson() as unknown[])) });
      }
    }
  }
  const run = (path: string): unknown => {
    const exports = {};
    const find = (name: string): unknown => {
      if (name.startsWith('./')) return run(`${posix.join(posix.dirname(path), name)}.js`);
      if (!ALLOWED.includes(name)) throw new Error(`the app asks for ${name}`);
      return name === 'cdk8s' ? { ...cdk8s, App: WatchedApp } : (load(name) as unknown);
    };
    new Function('require', 'exports', code.get(path)!)(find, exports);
    return exports;
  };
  run('main.js');
  return charts;
}

const { typescript, modules } = JSON.parse(readFileSync(0, 'utf8')) as ChildJob;
closeTheRest();
const { errors, code } = compile(load(typescript) as typeof TypeScript, modules);
let answer: ChildAnswer = { errors, charts: [] };
if (errors.length === 0) {
  try {
    answer = { errors, charts: runApp(code) };
  } catch (error) {
    answer = { errors: [`the app fails: ${(error as Error).message}`], charts: [] };
  }
}
const out = new Output(1);
out.write(JSON.stringify(answer));
out.flush();
