import { Dirent, readdirSync, statSync } from 'fs';
import { join } from 'path';
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
}

/**
 * The input files of the operands: files, the manifests in directories and subdirectories in order of their names, and `-`. What cannot be
 * read is among them, and fails when it is read. Throws if there are none.
 */
export function findInputs(operands: readonly string[], io: Io): Input[] {
  if (operands.length === 0) {
    throw new UserError('nothing to read; name a file or a directory, or - for standard input');
  }
  return [...new Set(operands)].flatMap((operand): Input[] => {
    if (operand === STDIN) {
      return [{ name: 'stdin', read: async (most = MAX_FILE) => ({ name: 'stdin', content: await io.stdin(most) }) }];
    }
    if (!isDirectory(operand)) return [inputFile(operand)];
    const files = manifestsBelow(operand);
    if (files.length === 0) throw new UserError(`the directory '${operand}' has no .yaml, .yml or .json file`);
    return files;
  });
}

function inputFile(name: string): Input {
  return { name, read: async (most = MAX_FILE) => ({ name, content: readRegularFile(name, most) }) };
}

/** The manifests, and the directories that cannot be listed. Does not follow links to directories, which can form a cycle. */
function manifestsBelow(folder: string): Input[] {
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
        if (isInner || MANIFEST.test(name)) waiting.push({ path: join(path, name), isFolder: isInner });
      }
    } catch (error) {
      found.push({ name: path, read: () => Promise.reject(error as Error) });
    }
  }
  return found;
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
