import { spawn } from 'child_process';
import { KubectlProblem, problemOf } from './kubectl-problem';
import { HalfAnswer, ListReader } from './list-reader';
import { JsonObject } from '../../model/json-object';

/** How kubectl is called. */
export interface KubectlSettings {
  readonly program: string;
  readonly context?: string;
  /** A namespace, all of them, or that of the context. */
  readonly namespace?: string;
  readonly allNamespaces: boolean;
  readonly timeoutSeconds: number;
}

/** Items of a list at a time, as kubectl asks for them by default. */
const CHUNK = 500;
/** More than any message; the rest is dropped. */
const STDERR_LENGTH = 64 * 1024;

/** The kubectl of the user as a child process without a shell: contexts, logins and proxies work as they are. */
export class Kubectl {
  public constructor(private readonly settings: KubectlSettings) {}

  /** The options that choose a namespace. */
  public scope(): string[] {
    const { namespace, allNamespaces } = this.settings;
    if (allNamespaces) return ['-A'];
    return namespace === undefined ? [] : ['-n', namespace];
  }

  /** Takes each item of a list, while they come. An answer of nothing at all is a list of none, if it may be. */
  public async list(resource: string, args: readonly string[], take: (item: JsonObject) => void): Promise<void> {
    const reader = new ListReader(take);
    let isEmpty = true;
    await this.get(resource, args, ['-o', 'json'], (chunk) => {
      isEmpty = false;
      reader.push(chunk);
    });
    if (isEmpty && args.includes('--ignore-not-found')) return;
    try {
      reader.end();
    } catch (error) {
      throw halfAnswer(error, resource);
    }
  }

  /** Reads a list in chunks. */
  public get(
    resource: string,
    args: readonly string[],
    format: readonly string[],
    take: (chunk: Buffer) => void,
  ): Promise<void> {
    return this.call(['get', resource, ...args, ...format, `--chunk-size=${CHUNK}`], resource, take);
  }

  /** The JSON object that a command prints. */
  public async object(args: readonly string[], what: string, input?: string): Promise<JsonObject> {
    const chunks: Buffer[] = [];
    await this.call(args, what, (chunk) => chunks.push(chunk), input);
    try {
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonObject;
    } catch (error) {
      throw halfAnswer(new HalfAnswer((error as Error).message), what);
    }
  }

  /** Runs a command to its end. Throws a `KubectlProblem` if it fails. */
  public call(
    args: readonly string[],
    what: string,
    take: (chunk: Buffer) => void = () => undefined,
    input?: string,
  ): Promise<void> {
    const { program, context, timeoutSeconds } = this.settings;
    const all = [
      ...args,
      ...(context === undefined ? [] : ['--context', context]),
      `--request-timeout=${timeoutSeconds}s`,
    ];
    return new Promise((resolve, reject) => {
      const child = spawn(program, all, { stdio: ['pipe', 'pipe', 'pipe'], shell: false });
      let said = '';
      let failure: Error | undefined;
      let isLate = false;
      // the limit of one request does not end a program that asks for a password
      const timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, timeoutSeconds * 2000);
      child.stdin.on('error', () => undefined);
      child.stdin.end(input ?? '');
      child.stdout.on('data', (chunk: Buffer) => {
        try {
          if (failure === undefined) take(chunk);
        } catch (error) {
          failure = error as Error;
          child.kill('SIGKILL');
        }
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if (said.length < STDERR_LENGTH) said += chunk.toString('utf8');
      });
      child.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        reject(noProgram(program, error));
      });
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        if (failure !== undefined) {
          reject(halfAnswer(failure, what));
        } else if (isLate) {
          reject(new KubectlProblem('timeout', `kubectl was not done after ${timeoutSeconds * 2} s (${what})`));
        } else if (signal !== null) {
          reject(new KubectlProblem('other', `kubectl was ended by ${signal} (${what})`));
        } else if (code !== 0) {
          reject(problemOf(said, what));
        } else {
          resolve();
        }
      });
    });
  }
}

function halfAnswer(error: unknown, what: string): Error {
  return error instanceof HalfAnswer
    ? new KubectlProblem('half', `the answer of kubectl for ${what} is not whole`)
    : (error as Error);
}

function noProgram(program: string, { code, message }: NodeJS.ErrnoException): KubectlProblem {
  return code === 'ENOENT'
    ? new KubectlProblem('no-program', `there is no program '${program}'; install kubectl, or name it with --kubectl`)
    : new KubectlProblem(
        'no-program',
        `'${program}' cannot be started: ${code === 'EACCES' ? 'permission denied' : message}`,
      );
}
