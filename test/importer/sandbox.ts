import { ChildProcess, fork } from 'child_process';
import { join } from 'path';
import * as ts from 'typescript';

/** What became of a module in the sandbox. */
export interface Outcome {
  /** What each chart writes. */
  readonly written?: unknown[][];
  readonly error?: string;
  /** Whether something that should be data was run. */
  readonly sung: boolean;
  /** How many globals the module has left behind. */
  readonly grown?: number;
}

export interface Request {
  readonly id: number;
  readonly code: string;
}

export interface Answer {
  readonly id: number;
  /** An `Outcome` as JSON. */
  readonly outcome: string;
}

/** Another process, without environment, which runs imported apps one by one. */
export class Sandbox {
  private readonly child: ChildProcess;
  private count = 0;

  public constructor() {
    const root = join(__dirname, '../..');
    this.child = fork(join(__dirname, 'sandbox-child.ts'), {
      cwd: root,
      execArgv: ['-r', 'ts-node/register/transpile-only', '--experimental-permission', '--allow-fs-read=*'],
      env: { TS_NODE_PROJECT: join(root, 'test/tsconfig.json') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  public run(code: string): Promise<Outcome> {
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    return new Promise((resolve, reject) => {
      const id = ++this.count;
      const onExit = (exitCode: number | null) => reject(new Error(`the sandbox ended with ${exitCode}`));
      const onMessage = (answer: Answer) => {
        // a test that failed while its request was open leaves an answer behind
        if (answer.id !== id) return;
        this.child.off('exit', onExit).off('message', onMessage);
        resolve(JSON.parse(answer.outcome) as Outcome);
      };
      this.child.on('exit', onExit).on('message', onMessage);
      this.child.send({ id, code: outputText });
    });
  }

  public close(): void {
    this.child.kill();
  }
}
