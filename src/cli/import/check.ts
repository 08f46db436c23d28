import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { join } from 'path';
import { ChildAnswer, ChildJob } from './check-child';
import { differences } from './differences';
import { ImportedChart } from '../../importer/import-sources';
import { readManifests } from '../../manifest/read-manifests';
import { UserError } from '../io';

const LIMIT_SECONDS = 120;
const ANSWER_LENGTH = 256 * 1024 * 1024;
/** The child runs the compiled module, even if this file runs from its source. */
const CHILD = join(__dirname, '../../../lib/cli/import/check-child.js');

/**
 * Compiles and synthesizes an app in a separate process, and compares its output with the imported manifests.
 *
 * The process gets no environment variables, starts no other process, writes only to a temporary folder, and is stopped after a time limit. The
 * permissions of Node.js restrict writing and processes; `check-child.ts` closes sockets and DNS queries of Node.js, which is no sandbox of the
 * operating system.
 *
 * @param limitSeconds the time limit of the process
 * @returns the problems, one line each
 */
export function checkApp(
  files: ReadonlyMap<string, string | Uint8Array>,
  charts: readonly ImportedChart[],
  limitSeconds = LIMIT_SECONDS,
): string[] {
  const modules = [...files]
    .filter(([name]) => /^(?:main|charts\/.*)\.ts$/.test(name))
    .map(([name, text]) => [name, String(text)]);
  const job: ChildJob = { typescript: findTypeScript(), modules: Object.fromEntries(modules) as ChildJob['modules'] };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-check-')));
  try {
    const answer = askChild(job, folder, limitSeconds);
    if (typeof answer === 'string') return [answer];
    if (answer.errors.length > 0) return answer.errors;
    return charts.flatMap((chart) => {
      const file = answer.charts.find(({ id }) => id === chart.id)?.file;
      return file === undefined
        ? [`the app has no chart ${chart.id}`]
        : differencesOf(chart, join(folder, 'dist', file));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function askChild(job: ChildJob, folder: string, limitSeconds: number): ChildAnswer | string {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const flags = [permission, '--allow-fs-read=*', `--allow-fs-write=${join(folder, '*')}`, '--no-warnings'];
  const { SystemRoot } = process.env;
  const { error, signal, status, stdout, stderr } = spawnSync(process.execPath, [...flags, CHILD], {
    cwd: folder,
    // Windows starts nothing without its root
    env: SystemRoot === undefined ? {} : { SystemRoot },
    input: JSON.stringify(job),
    encoding: 'utf8',
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: ANSWER_LENGTH,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') {
    return `the app was not done after ${limitSeconds} seconds`;
  }
  if (error) throw error;
  if (status !== 0) {
    return `the app ended with ${signal ?? `exit code ${status}`}: ${stderr.split('\n').find((line) => /^\w*Error: /.test(line)) ?? 'it does not say why'}`;
  }
  return JSON.parse(stdout) as ChildAnswer;
}

function differencesOf({ objects }: ImportedChart, file: string): string[] {
  const { documents, problem } = readManifests({ name: file, content: readFileSync(file) });
  if (problem) return [`what the app writes cannot be read: ${problem.message}`];
  const written = documents.map(({ value }) => value).filter((value) => value !== null);
  if (written.length !== objects.length) return [`the app writes ${written.length} objects, not ${objects.length}`];
  return objects.flatMap(({ document, expected }, i) =>
    differences(expected, written[i]).map(({ path, message }) => {
      const { line, column } = document.locate(path);
      return `${document.source}:${line}:${column}: ${message}`;
    }),
  );
}

/** The compiler that this package, or the cdk8s-cli beside it, is installed with. Not that of the current folder, which may be a stranger's. */
function findTypeScript(): string {
  const load = createRequire(__filename);
  const places = [
    () => load.resolve('typescript'),
    () => createRequire(load.resolve('cdk8s-cli/package.json')).resolve('typescript'),
  ];
  for (const place of places) {
    try {
      return place();
    } catch {
      // try the next place
    }
  }
  throw new UserError(
    'the code is compiled before it is written, but there is no TypeScript here; run: npm install --save-dev typescript',
  );
}
