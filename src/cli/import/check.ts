import { spawnSync } from 'child_process';
import { dirname, join } from 'path';
import { ChildAnswer, ChildJob } from './check-child';
import { findTypeScript, foldersToRead } from './check-folders';
import { differences } from './differences';
import { ImportedChart } from '../../importer/import-sources';
import { readManifests } from '../../manifest/read-manifests';

const LIMIT_SECONDS = 120;
const ANSWER_MIB = 256;
/** The child runs the compiled module, even if this file runs from its source. */
const CHILD = join(__dirname, '../../../lib/cli/import/check-child.js');

/**
 * On Linux, where users may make namespaces: one without network and one of processes, so that the child reaches no socket and cannot send
 * a signal to a process of the user.
 */
const NAMESPACES = ['--user', '--map-current-user', '--net', '--pid', '--fork', '--kill-child'];

/**
 * Compiles and synthesizes an app in a separate process, and compares its output with the imported manifests.
 *
 * The process gets no environment variables, starts no other process, writes no file, reads only this package, its peers and the compiler,
 * and is stopped after a time limit. The permissions of Node.js see to that. `check-child.ts` closes sockets, DNS queries and signals of
 * Node.js; namespaces of Linux close them for good where there are any.
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
  const answer = askChild(job, limitSeconds);
  if (typeof answer === 'string') return [answer];
  if (answer.errors.length > 0) return answer.errors;
  return charts.flatMap((chart) => {
    const text = answer.charts.find(({ id }) => id === chart.id)?.text;
    return text === undefined ? [`the app has no chart ${chart.id}`] : differencesOf(chart, text);
  });
}

function askChild(job: ChildJob, limitSeconds: number): ChildAnswer | string {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const node = [
    process.execPath,
    permission,
    ...foldersToRead(job.typescript).map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    '--no-warnings',
    CHILD,
  ];
  const [command, ...args] = hasNamespaces() ? ['unshare', ...NAMESPACES, '--', ...node] : node;
  const { SystemRoot } = process.env;
  const { error, signal, status, stdout, stderr } = spawnSync(command, args, {
    cwd: dirname(CHILD),
    // Windows starts nothing without its root
    env: SystemRoot === undefined ? {} : { SystemRoot },
    input: JSON.stringify(job),
    encoding: 'utf8',
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: ANSWER_MIB * 1024 * 1024,
  });
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ETIMEDOUT') return `the app was not done after ${limitSeconds} seconds`;
  if (code === 'ENOBUFS') return `the app writes more than ${ANSWER_MIB} MiB`;
  if (error && code !== 'EPIPE') throw error;
  if (status !== 0) {
    return `the app ended with ${signal ?? `exit code ${status}`}: ${stderr.split('\n').find((line) => /^\w*Error: /.test(line)) ?? 'it does not say why'}`;
  }
  return JSON.parse(stdout) as ChildAnswer;
}

function hasNamespaces(): boolean {
  return (
    process.platform === 'linux' &&
    spawnSync('unshare', [...NAMESPACES, '--', process.execPath, '--version'], { env: {}, stdio: 'ignore' }).status ===
      0
  );
}

function differencesOf({ id, objects }: ImportedChart, text: string): string[] {
  const { documents, problem } = readManifests({ name: `${id}.k8s.yaml`, content: text });
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
