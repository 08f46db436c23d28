import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'fs';
import { dirname, join } from 'path';
import { UserError } from '../io';

/** Holds what is about to be moved into the folder, and what is moved out of it. Two imports cannot both make it. */
export const LOCK = '.cdk8s-daemonsets-import';
/** What is moved, as JSON. While it is there, the folder is neither what it was nor what it will be. */
const MOVES = 'moves.json';
const PID = 'pid';

interface Moves {
  readonly files: readonly string[];
  /** The folders that are made, outer ones first. */
  readonly folders: readonly string[];
}

/**
 * Moves files into a folder that exists: all of them, or none. What they replace waits in the folder of the lock until all are in place. After
 * a crash, `undoKilled` puts it back.
 */
export function replaceFiles(folder: string, files: readonly string[], stage: (staging: string) => void): void {
  const lock = takeLock(folder);
  try {
    stage(join(lock, 'new'));
    const moves: Moves = { files, folders: missingFolders(folder, files) };
    writeFileSync(join(lock, MOVES), JSON.stringify(moves));
    for (const path of moves.folders) mkdirSync(join(folder, path));
    for (const path of files) {
      const target = join(folder, path);
      if (isThere(target)) move(target, join(lock, 'old', path));
      renameSync(join(lock, 'new', path), target);
    }
    rmSync(join(lock, MOVES));
  } catch (error) {
    undo(folder);
    throw error;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Throws while another import writes to the folder. One that was killed is undone if that is allowed. */
export function undoKilled(folder: string, isAllowed: boolean): void {
  const lock = join(folder, LOCK);
  if (!isThere(lock)) return;
  const pid = lstatSync(lock).isDirectory() ? pidIn(lock) : undefined;
  if (pid === undefined) throw new UserError(`'${lock}' is in the way; remove it`);
  if (isRunning(pid)) throw new UserError(`another import, process ${pid}, writes to '${folder}'`);
  if (!isAllowed) throw new UserError(`an import to '${folder}' was killed; --force undoes it first`);
  undo(folder);
  rmSync(lock, { recursive: true });
}

/** Puts back what was there before. Can be interrupted and begun again: a file that is back has its successor among the new ones. */
function undo(folder: string): void {
  const lock = join(folder, LOCK);
  if (!isThere(join(lock, MOVES))) return;
  const { files, folders } = JSON.parse(readFileSync(join(lock, MOVES), 'utf8')) as Moves;
  for (const path of files) {
    const [target, fresh, old] = [join(folder, path), join(lock, 'new', path), join(lock, 'old', path)];
    if (!isThere(fresh) && isThere(target)) move(target, fresh);
    if (isThere(old)) renameSync(old, target);
  }
  for (const path of [...folders].reverse()) {
    try {
      rmdirSync(join(folder, path));
    } catch {
      // it was not made yet, or holds what somebody else has put there
    }
  }
}

/** The lock comes to be together with what is in it. */
function takeLock(folder: string): string {
  const made = mkdtempSync(join(folder, `${LOCK}-`));
  try {
    writeFileSync(join(made, PID), String(process.pid));
    renameSync(made, join(folder, LOCK));
  } catch (error) {
    rmSync(made, { recursive: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw new UserError(`another import writes to '${folder}'`);
    throw error;
  }
  return join(folder, LOCK);
}

function pidIn(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(lock, PID), 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function missingFolders(folder: string, files: readonly string[]): string[] {
  const parents = files.flatMap((path) => {
    const found: string[] = [];
    for (let at = dirname(path); at !== '.'; at = dirname(at)) found.unshift(at);
    return found;
  });
  return [...new Set(parents)].filter((path) => !existsSync(join(folder, path)));
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** Also for a link to nothing. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // below a file, or where nothing can be seen
    return false;
  }
}
