import { spawnSync } from 'child_process';
import fs from 'fs';
import os, { tmpdir } from 'os';
import { join } from 'path';
import { LOCK } from '../../../src/cli/import/replace-files';
import { checkTarget, writeFiles } from '../../../src/cli/import/write-files';
import { UserError } from '../../../src/cli/io';

const FILES = new Map<string, string | Uint8Array>([
  ['main.ts', 'new'],
  ['test/main.test.ts', 'new test'],
  ['original/a.yaml', Buffer.from([0xef, 0xbb, 0xbf, 0x61])],
]);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.chmodSync(folder, 0o755);
  fs.rmSync(folder, { recursive: true });
});

/** Every file and folder in the folder, files with what they hold. */
function tree(at = ''): { [path: string]: string } {
  const entries = fs.readdirSync(join(folder, at), { withFileTypes: true }).map((entry): [string, string][] => {
    const path = join(at, entry.name);
    return entry.isDirectory()
      ? [[`${path}/`, ''], ...Object.entries(tree(path))]
      : [[path, fs.readFileSync(join(folder, path), 'latin1')]];
  });
  return Object.fromEntries(entries.flat());
}

function write(path: string, text: string): void {
  fs.mkdirSync(join(folder, path, '..'), { recursive: true });
  fs.writeFileSync(join(folder, path), text);
}

/** Lets the file system fail at the given call of a function. */
function failAt(name: 'renameSync' | 'writeFileSync' | 'mkdirSync' | 'mkdtempSync', call: number): void {
  const real = fs[name] as (...args: unknown[]) => unknown;
  let calls = 0;
  jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
    calls++;
    if (calls === call) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    return real(...args);
  }) as never);
}

test('a folder that is not there comes to be with all files, byte for byte, and folders that are as open as others', () => {
  writeFiles(join(folder, 'a/b'), FILES, true);
  expect(tree()).toEqual({
    'a/': '',
    'a/b/': '',
    'a/b/main.ts': 'new',
    'a/b/test/': '',
    'a/b/test/main.test.ts': 'new test',
    'a/b/original/': '',
    'a/b/original/a.yaml': '\xef\xbb\xbfa',
  });
  fs.mkdirSync(join(folder, 'other'));
  expect(fs.statSync(join(folder, 'a/b')).mode).toBe(fs.statSync(join(folder, 'other')).mode);
});

test('to a folder that is there files are added, and what else is in it stays', () => {
  write('test/mine.ts', 'mine');
  write('main.ts', 'old');
  writeFiles(folder, FILES, true);
  expect(tree()).toEqual({
    'main.ts': 'new',
    'test/': '',
    'test/main.test.ts': 'new test',
    'test/mine.ts': 'mine',
    'original/': '',
    'original/a.yaml': '\xef\xbb\xbfa',
  });
});

const FAILURES: [Parameters<typeof failAt>[0], number][] = [
  ['mkdtempSync', 1],
  ['mkdirSync', 1],
  ['mkdirSync', 2],
  ['mkdirSync', 4],
  ['writeFileSync', 1],
  ['writeFileSync', 3],
  ['renameSync', 1],
];

test.each(FAILURES)(
  'where %s fails at call %i, a new folder leaves nothing, nor the folders around it',
  (name, call) => {
    failAt(name, call);
    expect(() => writeFiles(join(folder, 'a/b'), FILES, true)).toThrow(
      new UserError(`'${join(folder, 'a/b')}' cannot be written: no space; nothing was written`),
    );
    expect(tree()).toEqual({});
  },
);

test.each([...FAILURES, ['mkdirSync', 5], ['renameSync', 2], ['renameSync', 3], ['renameSync', 4]] as typeof FAILURES)(
  'where %s fails at call %i, a folder that was there is as it was',
  (name, call) => {
    write('main.ts', 'old');
    write('test/mine.ts', 'mine');
    const before = tree();
    failAt(name, call);
    expect(() => writeFiles(folder, FILES, true)).toThrow(
      new UserError(`'${folder}' cannot be written: no space; nothing was written`),
    );
    expect(tree()).toEqual(before);
  },
);

test('where the system allows no writing, nothing is written', () => {
  // root may write to every folder of a disk, but not here
  const target = process.getuid?.() === 0 ? '/proc' : folder;
  if (target === folder) fs.chmodSync(folder, 0o555);
  expect(() => writeFiles(join(target, 'app'), FILES, true)).toThrow(
    /^'.*app' cannot be written: .+; nothing was written$/,
  );
  expect(() => writeFiles(target, FILES, true)).toThrow(/cannot be written: .+; nothing was written$/);
  expect(fs.readdirSync(target).filter((name) => /app|import/.test(name))).toEqual([]);
});

test('files that are there are named, and only replaced by force', () => {
  write('main.ts', 'old');
  write('original/a.yaml', 'old');
  const refusal = new UserError(`${folder} has main.ts, original/a.yaml already; --force replaces files`);
  expect(() => checkTarget(folder, FILES, false)).toThrow(refusal);
  // they may have come after the check
  expect(() => writeFiles(folder, FILES, false)).toThrow(refusal);
  expect(tree()).toEqual({ 'main.ts': 'old', 'original/': '', 'original/a.yaml': 'old' });
  expect(() => checkTarget(folder, FILES, true)).not.toThrow();
  expect(() => checkTarget(join(folder, 'new'), FILES, false)).not.toThrow();
});

test('a folder with other things in it takes an app only by force', () => {
  expect(() => checkTarget(folder, FILES, false)).not.toThrow();
  for (const name of ['d', 'c', 'b', 'a']) write(name, '');
  expect(() => checkTarget(folder, FILES, false)).toThrow(
    new UserError(`${folder} holds other things (a, b, c, and 1 more); --force adds the app to them`),
  );
  expect(() => checkTarget(folder, FILES, true)).not.toThrow();
});

test('a home folder and the root take an app only by force, under whatever name', () => {
  jest.spyOn(os, 'homedir').mockReturnValue(folder);
  fs.symlinkSync(folder, join(folder, 'link'));
  for (const place of [folder, join(folder, 'link')]) {
    expect(() => checkTarget(place, FILES, false)).toThrow(
      new UserError(`'${place}' is a home folder; name a folder for the app, or add --force`),
    );
    expect(() => checkTarget(place, FILES, true)).not.toThrow();
  }
  expect(() => checkTarget('/', FILES, false)).toThrow(
    new UserError("'/' is the root of all folders; name a folder for the app, or add --force"),
  );
});

test('no force replaces a folder by a file, or a file by a folder', () => {
  fs.mkdirSync(join(folder, 'main.ts'));
  expect(() => checkTarget(folder, FILES, true)).toThrow(
    new UserError(`'${join(folder, 'main.ts')}' is a folder, but a file is to be written there`),
  );
  fs.rmdirSync(join(folder, 'main.ts'));
  write('test', '');
  expect(() => checkTarget(folder, FILES, true)).toThrow(new UserError(`'${join(folder, 'test')}' is no folder`));
  write('file', '');
  expect(() => checkTarget(join(folder, 'file'), FILES, true)).toThrow(
    new UserError(`'${join(folder, 'file')}' is no folder`),
  );
});

describe('links', () => {
  let elsewhere: string;
  beforeEach(() => {
    elsewhere = fs.mkdtempSync(join(tmpdir(), 'elsewhere-'));
  });
  afterEach(() => fs.rmSync(elsewhere, { recursive: true }));

  test('inside of the folder are not followed out of it, not even by force', () => {
    fs.symlinkSync(elsewhere, join(folder, 'test'));
    const refusal = new UserError(`'${join(folder, 'test')}' is a link; files are not written through it`);
    expect(() => checkTarget(folder, FILES, true)).toThrow(refusal);
    expect(() => writeFiles(folder, FILES, true)).toThrow(refusal);
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });

  test('in the place of a file are replaced, and what they lead to stays', () => {
    fs.writeFileSync(join(elsewhere, 'a'), 'old');
    fs.symlinkSync(join(elsewhere, 'a'), join(folder, 'main.ts'));
    fs.symlinkSync('nothing', join(folder, 'package.json'));
    expect(() => checkTarget(folder, FILES, false)).toThrow(/ has main\.ts already; --force replaces files$/);
    writeFiles(folder, FILES, true);
    expect(fs.readFileSync(join(elsewhere, 'a'), 'utf8')).toBe('old');
    expect(fs.lstatSync(join(folder, 'main.ts')).isFile()).toBe(true);
  });

  test('in the place of the lock are in the way', () => {
    fs.symlinkSync(elsewhere, join(folder, LOCK));
    expect(() => checkTarget(folder, FILES, true)).toThrow(
      new UserError(`'${join(folder, LOCK)}' is in the way; remove it`),
    );
  });

  test('a link to a folder stands for that folder', () => {
    fs.symlinkSync(elsewhere, join(folder, 'app'));
    writeFiles(join(folder, 'app'), FILES, true);
    expect(fs.readFileSync(join(elsewhere, 'main.ts'), 'utf8')).toBe('new');
    expect(fs.lstatSync(join(folder, 'app')).isSymbolicLink()).toBe(true);
  });
});

describe('two imports', () => {
  test('while one writes, the other fails', () => {
    write(`${LOCK}/pid`, String(process.pid));
    const running = new UserError(`another import, process ${process.pid}, writes to '${folder}'`);
    for (const force of [true, false]) expect(() => checkTarget(folder, FILES, force)).toThrow(running);
    const before = tree();
    expect(() => writeFiles(folder, FILES, true)).toThrow(new UserError(`another import writes to '${folder}'`));
    expect(tree()).toEqual(before);
  });

  test('that make the same folder: the second one fails and leaves that of the first', () => {
    const real = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
      write('app/main.ts', 'of the first');
      real(from, to);
    });
    expect(() => writeFiles(join(folder, 'app'), FILES, false)).toThrow(
      new UserError(
        `'${join(folder, 'app')}' cannot be written: another process has just made it; nothing was written`,
      ),
    );
    expect(tree()).toEqual({ 'app/': '', 'app/main.ts': 'of the first' });
  });
});

describe('after a kill that no program can hold up', () => {
  const SCRIPT = `
    require('ts-node').register({ transpileOnly: true, project: 'test/tsconfig.json' });
    const fs = require('fs');
    const real = fs.renameSync;
    let calls = 0;
    const stop = (call) => () => { if (++calls === call) process.kill(process.pid, 'SIGKILL'); };
    const killed = stop(Number(process.argv[2]));
    for (const name of ['renameSync', 'rmSync', 'mkdirSync', 'writeFileSync']) {
      const real = fs[name];
      fs[name] = (...args) => { killed(); return real(...args); };
    }
    const { writeFiles } = require('./src/cli/import/write-files');
    writeFiles(process.argv[1], new Map([['main.ts', 'new'], ['test/main.test.ts', 'new test'], ['package.json', 'new package']]), true);
  `;
  const PROJECT = join(__dirname, '../../..');

  test('at any point, what was there comes back with the next import by force', () => {
    const old = { 'main.ts': 'old', 'mine.ts': 'mine', 'package.json': 'old package' };
    const done = {
      ...old,
      'main.ts': 'new',
      'package.json': 'new package',
      'test/': '',
      'test/main.test.ts': 'new test',
    };
    const seen = new Set<string>();
    for (let call = 1; ; call += 3) {
      for (const [path, text] of Object.entries(old)) write(path, text);
      const { signal } = spawnSync(process.execPath, ['-e', SCRIPT, folder, String(call)], { cwd: PROJECT });
      if (signal === null) break;
      const left = tree();
      const isLocked = `${LOCK}/` in left;
      if (isLocked) {
        expect(() => checkTarget(folder, FILES, false)).toThrow(
          new UserError(`an import to '${folder}' was killed; --force undoes it first`),
        );
        seen.add(left['main.ts']);
        checkTarget(folder, FILES, true);
      }
      for (const name of fs.readdirSync(folder).filter((one) => one.startsWith(`${LOCK}-`))) {
        fs.rmSync(join(folder, name), { recursive: true });
      }
      expect([old, done]).toContainEqual(tree());
      fs.rmSync(join(folder, 'test'), { recursive: true, force: true });
    }
    // some came before the first move and some after it
    expect([...seen]).toEqual(expect.arrayContaining(['old', 'new']));
  });
});

test('an interrupt waits until all files are in place', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true, project: 'test/tsconfig.json' });
    const { writeFiles } = require('./src/cli/import/write-files');
    const { renameSync } = require('fs');
    require('fs').renameSync = (...args) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(process.pid, signal); renameSync(...args); };
    writeFiles(process.argv[1], new Map([['main.ts', 'new'], ['a.ts', 'new']]), true);
  `;
  write('main.ts', 'old');
  const { stderr } = spawnSync(process.execPath, ['-e', script, folder], { cwd: join(__dirname, '../../..') });
  expect(String(stderr)).toBe('');
  expect(tree()).toEqual({ 'main.ts': 'new', 'a.ts': 'new' });
});
