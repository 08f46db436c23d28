import fs from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
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
  writeFiles(join(folder, 'a/b'), FILES);
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
  writeFiles(folder, FILES);
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
    expect(() => writeFiles(join(folder, 'a/b'), FILES)).toThrow(
      new UserError(`'${join(folder, 'a/b')}' cannot be written: no space; nothing was written`),
    );
    expect(tree()).toEqual({});
  },
);

test.each([...FAILURES, ['mkdirSync', 6], ['renameSync', 2], ['renameSync', 3], ['renameSync', 4]] as typeof FAILURES)(
  'where %s fails at call %i, a folder that was there is as it was',
  (name, call) => {
    write('main.ts', 'old');
    write('test/mine.ts', 'mine');
    const before = tree();
    failAt(name, call);
    expect(() => writeFiles(folder, FILES)).toThrow(
      new UserError(`'${folder}' cannot be written: no space; nothing was written`),
    );
    expect(tree()).toEqual(before);
  },
);

test('where the system allows no writing, nothing is written', () => {
  // root may write to every folder of a disk, but not here
  const target = process.getuid?.() === 0 ? '/proc' : folder;
  if (target === folder) fs.chmodSync(folder, 0o555);
  expect(() => writeFiles(join(target, 'app'), FILES)).toThrow(/^'.*app' cannot be written: .+; nothing was written$/);
  expect(() => writeFiles(target, FILES)).toThrow(/cannot be written: .+; nothing was written$/);
  expect(fs.readdirSync(target).filter((name) => /app|import/.test(name))).toEqual([]);
});

test('files that are there are named, and only replaced by force', () => {
  write('main.ts', 'old');
  write('original/a.yaml', 'old');
  expect(() => checkTarget(folder, FILES, false)).toThrow(
    new UserError(`${folder} has main.ts, original/a.yaml already; --force replaces files`),
  );
  expect(() => checkTarget(folder, FILES, true)).not.toThrow();
  expect(() => checkTarget(join(folder, 'new'), FILES, false)).not.toThrow();
});

test('no force replaces a folder by a file, or a file by the folder of the app', () => {
  fs.mkdirSync(join(folder, 'main.ts'));
  expect(() => checkTarget(folder, FILES, true)).toThrow(
    new UserError(`'${join(folder, 'main.ts')}' is a folder, but a file is to be written there`),
  );
  write('file', '');
  expect(() => checkTarget(join(folder, 'file'), FILES, true)).toThrow(
    new UserError(`'${join(folder, 'file')}' is no folder`),
  );
});
