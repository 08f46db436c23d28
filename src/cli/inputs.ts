import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { Io, UserError } from './io';
import { ManifestSource } from '../manifest/read-manifests';

/** The operand for standard input. */
export const STDIN = '-';
const MANIFEST = /\.(?:ya?ml|json)$/i;

/** One input file of a command. */
export interface Input {
  readonly name: string;
  readonly read: () => Promise<ManifestSource>;
}

/** The input files of the operands: files, the manifests in directories and subdirectories in order of their names, and `-`. Throws if there are none. */
export function findInputs(operands: readonly string[], io: Io): Input[] {
  if (operands.length === 0) {
    throw new UserError('nothing to read; name a file or a directory, or - for standard input');
  }
  return [...new Set(operands)].flatMap((operand): Input[] => {
    if (operand === STDIN) return [{ name: 'stdin', read: async () => ({ name: 'stdin', content: await io.stdin() }) }];
    if (!existsSync(operand) || !statSync(operand).isDirectory()) return [inputFile(operand)];
    const files = manifestsBelow(operand);
    if (files.length === 0) throw new UserError(`the directory '${operand}' has no .yaml, .yml or .json file`);
    return files.map(inputFile);
  });
}

function inputFile(name: string): Input {
  return { name, read: async () => ({ name, content: readFileSync(name) }) };
}

/** Does not follow links to directories, which can form a cycle. */
function manifestsBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return manifestsBelow(path);
    return MANIFEST.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true ? [path] : [];
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  ELOOP: 'too many symbolic links',
  ENOTDIR: 'no such file or directory',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
};

/** Why the system could not read a file. */
export function systemReason({ code = '', message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? message;
}
