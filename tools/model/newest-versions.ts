import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** Released versions that the model is made of, by minor. */
export type Versions = { readonly [minor: string]: string };

const numbers = (version: string) => version.slice(1).split('.').map(Number);

/**
 * The newest patch of every minor that the model has, and the minors that are newer than all of them. A minor that is no longer supported upstream
 * keeps its last patch.
 *
 * @param current what the model is made of
 * @param published versions of the module k8s.io/kubernetes, in any order
 */
export function newestVersions(current: Versions, published: readonly string[]): Versions {
  const oldest = Math.min(...Object.values(current).map((version) => numbers(version)[1]));
  const released = published
    .filter((version) => /^v1\.\d+\.\d+$/.test(version) && numbers(version)[1] >= oldest)
    .concat(Object.values(current))
    .sort((a, b) => numbers(a)[1] - numbers(b)[1] || numbers(a)[2] - numbers(b)[2]);
  // later ones replace earlier ones
  const newest = Object.fromEntries(released.map((version) => [version.slice(1).replace(/\.\d+$/, ''), version]));
  const last = Math.max(...Object.values(current).map((version) => numbers(version)[1]));
  return Object.fromEntries(
    Object.entries(newest).filter(([minor, version]) => minor in current || numbers(version)[1] > last),
  );
}

/** What changes, as the title of a pull request; empty if nothing does. */
export function titleOf(current: Versions, newest: Versions): string {
  const changed = Object.keys(newest).filter((minor) => newest[minor] !== current[minor]);
  return changed.length ? `Kubernetes ${changed.map((minor) => newest[minor].slice(1)).join(', ')}` : '';
}

if (require.main === module) {
  const file = join(__dirname, 'kubernetes-versions.json');
  const current: Versions = JSON.parse(readFileSync(file, 'utf8'));
  const newest = newestVersions(current, readFileSync(0, 'utf8').split(/\s+/));
  const title = titleOf(current, newest);
  if (title) writeFileSync(file, `${JSON.stringify(newest, null, 2)}\n`);
  console.log(`title=${title}`);
}
