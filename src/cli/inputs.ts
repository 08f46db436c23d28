import { Dirent, existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { baseOf, matcher } from './globs';
import { Io, UserError } from './io';
import { readRegularFile, TooLarge } from './read-input';
import { ManifestSource, MAX_FILE } from '../manifest/read-manifests';
import { InputProblem } from '../text-validation/judged';

/** The operand for standard input. */
export const STDIN = '-';
const MANIFEST = /\.(?:ya?ml|json)$/i;

/** One input file of a command. */
export interface Input {
  readonly name: string;
  /** Fails for more than `maxLength` bytes, and for whatever cannot be read to its end. */
  readonly read: (maxLength?: number) => Promise<ManifestSource>;
  /** Found in a directory, where files are that hold no Kubernetes objects. */
  readonly mayBeOther?: boolean;
}

/**
 * The input files of the operands: files, the manifests in directories and subdirectories in order of their names, globs, and `-`. What
 * cannot be read is among them, and fails when it is read. Throws if there are none.
 */
export function findInputs(operands: readonly string[], io: Io, exclude: readonly string[] = []): Input[] {
  if (operands.length === 0) {
    throw new UserError('nothing to read; name a file or a directory, or - for standard input');
  }
  const excluded = exclude.map(matcher);
  const isExcluded = (path: string) => excluded.some((matches) => matches(path));
  return [...new Set(operands)].flatMap((operand): Input[] => {
    if (operand === STDIN) {
      return [{ name: 'stdin', read: async (most = MAX_FILE) => ({ name: 'stdin', content: await io.stdin(most) }) }];
    }
    if (isDirectory(operand)) {
      const files = filesBelow(operand, (path) => MANIFEST.test(path) && !isExcluded(path));
      if (files.length === 0) throw new UserError(`the directory '${operand}' has no .yaml, .yml or .json file`);
      return files.map((file) => ({ ...file, mayBeOther: true }));
    }
    const base = existsSync(operand) ? undefined : baseOf(operand);
    if (base === undefined) return [inputFile(operand)];
    const matches = matcher(operand);
    const files = isDirectory(base) ? filesBelow(base, (path) => matches(path) && !isExcluded(path)) : [];
    if (files.length === 0) throw new UserError(`no file matches '${operand}'`);
    return files;
  });
}

function inputFile(name: string): Input {
  return { name, read: async (most = MAX_FILE) => ({ name, content: readRegularFile(name, most) }) };
}

/**
 * The files that are wanted, and the directories that cannot be listed. Leaves hidden directories and those of npm packages alone. Does
 * not follow links to directories, which can form a cycle.
 */
function filesBelow(folder: string, isWanted: (path: string) => boolean): Input[] {
  const found: Input[] = [];
  const waiting = [{ path: folder, isFolder: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, isFolder } = next;
    if (!isFolder) {
      if (!isDirectory(path)) found.push(inputFile(path));
      continue;
    }
    try {
      for (const { name, isDirectory: isInner } of entriesOf(path)) {
        const inner = join(path, name);
        if (isInner ? !isForeign(name) : !name.startsWith('.') && isWanted(inner)) {
          waiting.push({ path: inner, isFolder: isInner });
        }
      }
    } catch (error) {
      found.push({ name: path, read: () => Promise.reject(error as Error) });
    }
  }
  return found;
}

function isForeign(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}

/** Leaves out what directories hold beside manifests, and counts it. */
export function manifestsOnly(inputs: readonly Input[]): {
  readonly inputs: Input[];
  readonly passedOver: () => number;
} {
  let count = 0;
  const only = (input: Input): Input => ({
    ...input,
    read: async (most) => {
      const source = await input.read(most);
      if (looksLikeManifest(source.content)) return source;
      count++;
      return { ...source, content: '' };
    },
  });
  return { inputs: inputs.map((input) => (input.mayBeOther ? only(input) : input)), passedOver: () => count };
}

/** Whether a file may hold Kubernetes objects: somewhere it has both keys that each of them has. */
function looksLikeManifest(content: string | Uint8Array): boolean {
  const text = Buffer.from(content).toString('latin1');
  return /["']?\bapiVersion["']?\s*:/.test(text) && /["']?\bkind["']?\s*:/.test(text);
}

/** From last to first, because the one that is pushed last is visited first. */
function entriesOf(folder: string): { readonly name: string; readonly isDirectory: boolean }[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .map((entry: Dirent) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
}

/** False where it cannot be known: reading says why. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const REASONS = new Map([
  ['ENOENT', 'no such file or directory'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a directory, not a regular file'],
  ['ELOOP', 'too many symbolic links'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['ENOTDIR', 'no such file or directory'],
  ['ENXIO', 'it is not a regular file'],
  ['ERR_FS_FILE_TOO_LARGE', 'the file is too large'],
]);

/** Why the system could not read or write a file. */
export function systemReason({ code = '', message }: NodeJS.ErrnoException): string {
  return REASONS.get(code) ?? message;
}

/** Why an input could not be read at all. */
export function readProblem(source: string, error: unknown): InputProblem {
  return error instanceof TooLarge
    ? { source, message: error.message, line: 1, column: 1 }
    : { source, message: `cannot be read: ${systemReason(error as NodeJS.ErrnoException)}` };
}
