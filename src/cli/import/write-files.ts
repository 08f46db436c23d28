import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'fs';
import { homedir } from 'os';
import { basename, dirname, join, parse, resolve } from 'path';
import { isThere, LOCK, replaceFiles, undoKilled } from './replace-files';
import { systemReason } from '../inputs';
import { UserError } from '../io';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Signals that wait until all files are in place, which is a matter of milliseconds. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SHOWN = 3;

/**
 * Throws if existing files would be replaced or a folder with other things in it be mixed without `--force`, and for what `--force` does not
 * replace either: links that lead out of the folder, and folders.
 */
export function checkTarget(folder: string, files: Files, force: boolean): void {
  if (!isThere(folder)) return;
  withReason(folder, () => {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UserError(`'${folder}' is no folder`);
    undoKilled(folder, force);
    checkContent(folder, files, force);
  });
}

function checkContent(folder: string, files: Files, force: boolean): void {
  for (const name of files.keys()) checkPath(folder, name);
  if (force) return;
  const place = realpathSync(folder);
  if (place === parse(place).root || isHome(place)) {
    throw new UserError(
      `'${folder}' is ${isHome(place) ? 'a home folder' : 'the root of all folders'}; name a folder for the app, or add --force`,
    );
  }
  const existing = [...files.keys()].filter((name) => isThere(join(folder, name)));
  if (existing.length > 0) throw new UserError(`${folder} has ${existing.join(', ')} already; --force replaces files`);
  const others = readdirSync(folder)
    .filter((name) => name !== LOCK)
    .sort();
  if (others.length > 0) {
    const more = others.length > SHOWN ? `, and ${others.length - SHOWN} more` : '';
    throw new UserError(
      `${folder} holds other things (${others.slice(0, SHOWN).join(', ')}${more}); --force adds the app to them`,
    );
  }
}

/** Each folder on the way to a file is one, and no link, which could lead anywhere. */
function checkPath(folder: string, name: string): void {
  const steps = name.split('/');
  for (let i = 1; i <= steps.length; i++) {
    const path = join(folder, ...steps.slice(0, i));
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (stats.isSymbolicLink() && i < steps.length) {
      throw new UserError(`'${path}' is a link; files are not written through it`);
    }
    if (i < steps.length && !stats.isDirectory()) throw new UserError(`'${path}' is no folder`);
    if (i === steps.length && stats.isDirectory()) {
      throw new UserError(`'${path}' is a folder, but a file is to be written there`);
    }
  }
}

function isHome(path: string): boolean {
  return existsSync(homedir()) && path === realpathSync(homedir());
}

/** Writes all files, or none and changes nothing. */
export function writeFiles(folder: string, files: Files, force: boolean): void {
  const wait = () => undefined;
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    withReason(folder, () => {
      if (!existsSync(folder)) return make(resolve(folder), files);
      replaceFiles(folder, [...files.keys()], (staging) => {
        // again, because another import may have come in between
        checkContent(folder, files, force);
        stage(staging, files);
      });
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

function withReason(folder: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    // nothing is renamed to a folder with something in it
    const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(code);
    const reason = isTaken ? 'another process has just made it' : systemReason(error as NodeJS.ErrnoException);
    throw new UserError(`'${folder}' cannot be written: ${reason}; nothing was written`);
  }
}

/** Creates a new folder in one step. */
function make(folder: string, files: Files): void {
  const made = mkdirSync(dirname(folder), { recursive: true });
  try {
    const staging = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    try {
      stage(join(staging, 'new'), files);
      renameSync(join(staging, 'new'), folder);
    } finally {
      rmSync(staging, { recursive: true });
    }
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true });
    throw error;
  }
}

function stage(folder: string, files: Files): void {
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
