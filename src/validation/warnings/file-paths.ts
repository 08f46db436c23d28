import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { DownwardAPIVolumeFile, KeyToPath, Volume, VolumeProjection } from '../../model/generated/structs';

export const rules = defineRules(
  'warnings/file-paths',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForOverlappingVirtualPaths' },
  {
    overlap: {
      reason: 'FieldValueDuplicate',
      since: 32,
      remedy: 'Give each file a path of its own, none below another.',
    },
    emptySource: {
      reason: 'FieldValueRequired',
      since: 32,
      remedy: 'Give the source a type, or leave it out.',
    },
  },
);

interface File {
  readonly path: string;
  readonly source: string;
}

/** Files of one volume with the same path, or with a path below that of another file. */
export function warnOfFilePaths(volumes: readonly Volume[], path: Path, ctx: Context): void {
  volumes.forEach(({ configMap, secret, downwardAPI, projected }, i) => {
    if (configMap !== undefined) warnOfOverlaps(filesOf(configMap.items, ''), path.index(i).child('configMap'), ctx);
    if (secret !== undefined) warnOfOverlaps(filesOf(secret.items, ''), path.index(i).child('secret'), ctx);
    if (downwardAPI !== undefined) {
      warnOfOverlaps(filesOf(downwardAPI.items, ''), path.index(i).child('downwardAPI'), ctx);
    }
    if (projected?.sources !== undefined) warnOfSources(projected.sources, path.index(i).child('projected'), ctx);
  });
}

function filesOf(items: readonly (KeyToPath | DownwardAPIVolumeFile)[] | undefined, source: string): File[] {
  return items?.map((item) => ({ path: item.path, source })) ?? [];
}

function warnOfSources(sources: readonly VolumeProjection[], path: Path, ctx: Context): void {
  let isTold = false;
  let last: readonly File[] = [];
  const files = sources.flatMap((source) => {
    if (Object.keys(source).length === 0) {
      // the server omits the index, so it warns once
      if (!isTold) ctx.report(rules.emptySource, path, 'has a source without a type');
      isTold = true;
      return [];
    }
    // bug in 1.32 and 1.33: a source without a list of files keeps the list of the source before it
    last = filesOfSource(source) ?? (!ctx.atLeast(34) ? last : []);
    return last;
  });
  warnOfOverlaps(files, path, ctx);
}

function filesOfSource(source: VolumeProjection): File[] | undefined {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source;
  if (configMap?.items !== undefined) return filesOf(configMap.items, ` of ConfigMap ${quoted(configMap.name ?? '')}`);
  if (secret?.items !== undefined) return filesOf(secret.items, ` of Secret ${quoted(secret.name ?? '')}`);
  if (downwardAPI?.items !== undefined) return filesOf(downwardAPI.items, ' of the downwardAPI');
  if (serviceAccountToken !== undefined) {
    return [{ path: serviceAccountToken.path, source: ' of the serviceAccountToken' }];
  }
  if (clusterTrustBundle !== undefined) {
    const { name, signerName = '', path } = clusterTrustBundle;
    return [{ path, source: ` of ClusterTrustBundle ${quoted(name ?? signerName)}` }];
  }
  if (podCertificate === undefined) return undefined;
  const { certificateChainPath = '', keyPath = '', credentialBundlePath = '' } = podCertificate;
  return [
    { path: certificateChainPath, source: " of the podCertificate's chain" },
    { path: keyPath, source: " of the podCertificate's key" },
    { path: credentialBundlePath, source: " of the podCertificate's bundle" },
  ];
}

/** Overlaps of one volume that are told. Of a hostile one with more, the others are passed over. */
const MOST_OVERLAPS = 1000;

/** A part of a path with the files at it and below it, in the order in which they came. */
class Branch {
  public readonly branches = new Map<string, Branch>();
  public readonly at: number[] = [];
  public readonly below: number[] = [];
}

function warnOfOverlaps(files: readonly File[], path: Path, ctx: Context): void {
  if (files.length < 2) return;
  const told = new Set<string>();
  const earlier: File[] = [];
  /** How many files were earlier when a file with this path and source came last: what it overlaps of those is told. */
  const compared = new Map<string, number>();
  const root = new Branch();
  for (const { path: written, source } of files) {
    const file = { path: withoutEndSlashes(written), source };
    const key = `${file.path}\n${source}`;
    if (file.path === '' || compared.get(key) === earlier.length) continue;
    const { branch, above } = walk(root, file.path);
    const others = [...above, ...branch.at, ...branch.below].sort((a, b) => a - b);
    for (const other of others.map((i) => earlier[i])) {
      const message = `the file ${quoted(file.path)}${file.source} overlaps ${quoted(other.path)}${other.source}`;
      if (!told.has(message)) ctx.report(rules.overlap, path, message);
      told.add(message);
      if (told.size >= MOST_OVERLAPS) return;
    }
    const isNew = !compared.has(key);
    compared.set(key, earlier.length);
    // the second one with this path and source overlaps the first one
    if (isNew) add(root, file.path, earlier.push(file) - 1);
  }
}

/** Leads to a path, and collects the files at the paths above it. */
function walk(root: Branch, path: string): { readonly branch: Branch; readonly above: number[] } {
  const above: number[] = [];
  let branch = root;
  for (const part of path.split('/')) {
    for (const file of branch.at) above.push(file);
    const next = branch.branches.get(part) ?? new Branch();
    branch.branches.set(part, next);
    branch = next;
  }
  return { branch, above };
}

function add(root: Branch, path: string, file: number): void {
  let branch = root;
  for (const part of path.split('/')) {
    branch.below.push(file);
    branch = branch.branches.get(part)!;
  }
  branch.at.push(file);
}

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
