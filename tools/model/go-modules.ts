import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import * as versions from './kubernetes-versions.json';

/** The supported minors with their releases, oldest first. */
const RELEASES: [minor: number, version: string][] = Object.entries(versions)
  .filter(([name]) => name.startsWith('1.'))
  .map(([name, version]) => [Number(name.slice(2)), String(version)]);

export const MINORS = RELEASES.map(([minor]) => minor);

/** The API types of Kubernetes 1.37.1 are in `k8s.io/api` v0.37.1. */
const MODULES = (version: string) => [
  `k8s.io/kubernetes@${version}`,
  ...STAGING.map((module) => `k8s.io/${module}@${version.replace(/^v1/, 'v0')}`),
];
/** The modules of the API types. `.ci/fetch-kubernetes-sources` brings the same. */
const STAGING = ['api', 'apimachinery', 'apiextensions-apiserver', 'kube-aggregator'];

let cache: string | undefined;

function moduleCache(): string | undefined {
  try {
    cache ??= execFileSync('go', ['env', 'GOMODCACHE'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return cache;
  } catch {
    return undefined;
  }
}

/** The Go modules that the generator reads and that are not in the module cache; fetch with `go mod download`. */
export function missingModules(): string[] {
  const folder = moduleCache();
  const modules = RELEASES.flatMap(([, version]) => MODULES(version));
  return modules.filter((name) => folder === undefined || !existsSync(join(folder, name)));
}

/** A file of one minor, by the path of its module and its path there; undefined where the minor has none. */
export function readModuleFile(minor: number, module: string, path: string): string | undefined {
  const version = RELEASES.find(([known]) => known === minor)![1];
  const name = MODULES(version).find((one) => one.startsWith(`${module}@`))!;
  const file = join(moduleCache()!, name, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
