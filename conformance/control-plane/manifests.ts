import { readdirSync, readFileSync, statSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import { Session } from './session';
import { readManifests } from '../../src/manifest/read-manifests';

/*
 * Sends every object of the files to kube-apiserver 1.36, as kubectl apply --dry-run=server would, and fails if it refuses one.
 * Files are YAML, JSON, or snapshots of jest with such texts in them.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/manifests.ts [--crds FILE|DIR]... [--unknown GROUP]... FILE|DIR...
 *
 * Objects of an unknown API group, of which there is no CustomResourceDefinition, are counted and not sent.
 */

interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly namespace?: string; readonly name?: string };
}

interface Source {
  readonly place: string;
  readonly manifest: Manifest;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const inner = join(path, name);
      return statSync(inner).isDirectory() || /\.(ya?ml|json)$/.test(name) ? filesOf(inner) : [];
    });
}

/** The texts of a file with their places: itself, or the manifests in a snapshot of jest, which is a module. */
function textsOf(path: string): [place: string, text: string][] {
  if (!path.endsWith('.snap')) return [[path, readFileSync(path, 'utf8')]];
  return Object.entries(createRequire(__filename)(resolve(path)) as { [test: string]: string }).flatMap(
    ([test, value]) => {
      const [, text] = /^\s*"((?:apiVersion|kind): [^]*)"\s*$/.exec(value) ?? [];
      return text === undefined ? [] : [[`${path} '${test}'`, text]];
    },
  );
}

function read(path: string): Source[] {
  return textsOf(path).flatMap(([place, content]) => {
    const { documents, problem } = readManifests({ name: place, content });
    if (problem) throw new Error(`${place}:${problem.line}:${problem.column}: ${problem.message}`);
    return documents.map((document) => ({ place, manifest: document.value as Manifest }));
  });
}

async function run(args: readonly string[]): Promise<number> {
  const crds: string[] = [];
  const unknown: string[] = [];
  const paths: string[] = [];
  const lists: { readonly [flag: string]: string[] } = { '--crds': crds, '--unknown': unknown };
  for (let i = 0; i < args.length; i++) (lists[args[i]] ?? paths).push(args[i] in lists ? args[++i] : args[i]);
  const files = paths.flatMap(filesOf);
  const sources = files.flatMap(read);
  if (sources.length === 0) throw new Error('no objects: name files or folders with manifests');
  const session = new Session('api');
  try {
    await session.applyAll(
      crds
        .flatMap(filesOf)
        .flatMap(read)
        .map(({ manifest }) => manifest),
    );
    let refused = 0;
    let warned = 0;
    const sent = sources.filter(({ manifest: { apiVersion = '' } }) => !unknown.includes(apiVersion.split('/')[0]));
    for (const { place, manifest } of sent) {
      const { kind, metadata: { namespace, name } = {} } = manifest;
      const { accepted, message, warnings = [] } = await session.dryRun(manifest);
      const what = `${place}: ${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
      for (const warning of warnings) console.log(`warning ${what}: ${warning}`);
      warned += warnings.length;
      if (!accepted) {
        console.log(`REFUSED ${what}: ${message}`);
        refused++;
      }
    }
    const kinds = new Set(sent.map(({ manifest: { kind } }) => kind));
    const notSent = sources.length - sent.length;
    console.log(
      `${sent.length} objects of ${kinds.size} kinds in ${files.length} files: ${refused} refused, ${warned} warnings; ${notSent} of unknown kinds not sent`,
    );
    return refused > 0 ? 1 : 0;
  } finally {
    await session.close();
  }
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
