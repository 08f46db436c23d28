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

/** Another process, without environment, which runs imported apps one by one. */
export class Sandbox {
  private readonly child: ChildProcess;

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
      const onExit = (exitCode: number | null) => reject(new Error(`the sandbox ended with ${exitCode}`));
      this.child.once('exit', onExit);
      this.child.once('message', (answer: string) => {
        this.child.off('exit', onExit);
        resolve(JSON.parse(answer) as Outcome);
      });
      this.child.send(outputText);
    });
  }

  public close(): void {
    this.child.kill();
  }
}
