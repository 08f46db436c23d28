/**
 * Changes the code of a room in small ways, one at a time, and runs the tests of the room against each change: one that no test notices shows
 * what is not tested. It works on the last commit, in a work tree of its own.
 *
 *   npx projen mutate -- constructs/app-checks --limit 40
 */
import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { parseArgs } from 'util';
import { Mutant, mutantsOf } from './mutants';

const ROOMS = ['scheduling', 'constructs/app-checks', 'constructs/node-agent', 'logs'];
/** Tests of other rooms that test the room too. */
const ALSO: { readonly [room: string]: readonly string[] } = {
  'constructs/app-checks': ['test/constructs/late-changes.test.ts', 'test/constructs/owned.test.ts'],
  'constructs/node-agent': [
    'test/constructs/late-changes.test.ts',
    'test/constructs/owned.test.ts',
    'test/logs/hot-reload.test.ts',
    'test/pools/daemon-set-pools.test.ts',
  ],
};
const ROOT = resolve(__dirname, '..', '..');
/** Types are not checked: a mutant may be wrong in this way. */
const TRANSFORM = {
  '^.+\\.tsx?$': ['ts-jest', { isolatedModules: true, diagnostics: false, tsconfig: 'test/tsconfig.json' }],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '60' }, commit: { type: 'string', default: 'HEAD' } },
});
const tree = mkdtempSync(join(tmpdir(), 'mutation-'));
git('worktree', 'add', '--detach', '--force', tree, values.commit!);
try {
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const room of positionals.length > 0 ? positionals : ROOMS) mutateRoom(room, Number(values.limit));
} finally {
  git('worktree', 'remove', '--force', tree);
  rmSync(tree, { recursive: true, force: true });
}

function mutateRoom(room: string, limit: number): void {
  const all = sourcesOf(room).flatMap((file) =>
    mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, mutant })),
  );
  // spread over the room, and the same ones each time
  const step = Math.max(1, all.length / limit);
  const chosen = all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const tests = testsOf(room);
  if (!passes(tests)) throw new Error(`${tests.join(' ')}: the tests do not pass before anything is changed`);
  let killed = 0;
  for (const { file, mutant } of chosen) {
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, original.slice(0, mutant.start) + mutant.text + original.slice(mutant.end));
    if (passes(tests)) console.log(`survived: ${described(file, original, mutant)}`);
    else killed++;
    writeFileSync(file, original);
  }
  console.log(
    `${room}: ${killed} of ${chosen.length} mutants killed (${Math.round((100 * killed) / chosen.length)} %), of ${all.length}`,
  );
}

function sourcesOf(room: string): string[] {
  const path = join(tree, 'src', room);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
    .sort();
}

/** The tests of the folder, those of the file that is called like it, and those of other rooms. */
function testsOf(room: string): string[] {
  return [`test/${room}/`, `test/${room}.test.ts`, ...(ALSO[room] ?? [])].filter((path) =>
    existsSync(join(tree, path)),
  );
}

function passes(tests: readonly string[]): boolean {
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--ci', '--bail', '--silent', '--coverage=false', '--workerThreads=false', '-w', '1'],
      ...['--transform', JSON.stringify(TRANSFORM), ...tests],
    ],
    // a mutant may never end
    { cwd: tree, stdio: 'ignore', timeout: 300_000 },
  );
  return status === 0;
}

function described(file: string, text: string, { start, end, text: by }: Mutant): string {
  const line = text.slice(0, start).split('\n').length;
  return `${file.slice(tree.length + 1)}:${line}: ${text.slice(start, end)} -> ${by}`.replace(/\s+/g, ' ');
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
