import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { systemReason } from '../inputs';
import { UserError } from '../io';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Throws if existing files would be replaced without `--force`, or cannot be replaced. */
export function checkTarget(folder: string, files: Files, force: boolean): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UserError(`'${folder}' is no folder`);
  const existing = [...files.keys()].filter((name) => existsSync(join(folder, name)));
  const inTheWay = existing.find((name) => statSync(join(folder, name)).isDirectory());
  if (inTheWay !== undefined) {
    throw new UserError(`'${join(folder, inTheWay)}' is a folder, but a file is to be written there`);
  }
  if (existing.length > 0 && !force) {
    throw new UserError(`${folder} has ${existing.join(', ')} already; --force replaces files`);
  }
}

/** Writes all files, or none and changes nothing. */
export function writeFiles(folder: string, files: Files): void {
  const undo: (() => void)[] = [];
  try {
    if (existsSync(folder)) {
      addTo(folder, files, undo);
    } else {
      make(resolve(folder), files, undo);
    }
  } catch (error) {
    while (undo.length > 0) undo.pop()!();
    throw new UserError(
      `'${folder}' cannot be written: ${systemReason(error as NodeJS.ErrnoException)}; nothing was written`,
    );
  }
}

/** Creates a new folder in one step. */
function make(folder: string, files: Files, undo: (() => void)[]): void {
  makeFolder(dirname(folder), undo);
  const staging = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    stage(join(staging, 'new'), files);
    renameSync(join(staging, 'new'), folder);
  } finally {
    rmSync(staging, { recursive: true });
  }
}

/** Adds files to an existing folder one by one. Keeps the replaced files until all are in place. */
function addTo(folder: string, files: Files, undo: (() => void)[]): void {
  const staging = mkdtempSync(join(folder, '.import-'));
  undo.push(() => rmSync(staging, { recursive: true }));
  stage(join(staging, 'new'), files);
  for (const [i, name] of [...files.keys()].entries()) {
    const target = join(folder, name);
    makeFolder(dirname(target), undo);
    if (existsSync(target)) {
      const old = join(staging, `old-${i}`);
      renameSync(target, old);
      undo.push(() => renameSync(old, target));
    }
    renameSync(join(staging, 'new', name), target);
    undo.push(() => rmSync(target));
  }
  rmSync(staging, { recursive: true });
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  const made = mkdirSync(folder, { recursive: true });
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }));
}

function stage(folder: string, files: Files): void {
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
