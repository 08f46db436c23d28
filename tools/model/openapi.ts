import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import * as versions from './kubernetes-versions.json';

/** The part of an OpenAPI 2 schema that the generator reads. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
}

/** One Kubernetes minor and the definitions that its API server publishes, by full name. */
export interface Source {
  readonly minor: number;
  readonly definitions: Record<string, Schema>;
}

const releases: [minor: number, version: string][] = Object.entries(versions)
  .filter(([name]) => name.startsWith('1.'))
  .map(([name, version]) => [Number(name.slice(2)), String(version)]);

function moduleFolder(version: string): string | undefined {
  try {
    const cache = execFileSync('go', ['env', 'GOMODCACHE'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const folder = join(cache, `k8s.io/kubernetes@${version}`);
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** The releases whose `k8s.io/kubernetes` Go module is not in the module cache; fetch with `go mod download`. */
export function missingSources(): string[] {
  return releases.filter(([, version]) => !moduleFolder(version)).map(([, version]) => `k8s.io/kubernetes@${version}`);
}

/** The OpenAPI documents of every supported minor, oldest first. */
export function readSources(): Source[] {
  return releases.map(([minor, version]) => {
    const file = join(moduleFolder(version)!, 'api/openapi-spec/swagger.json');
    return { minor, definitions: JSON.parse(readFileSync(file, 'utf8')).definitions };
  });
}
