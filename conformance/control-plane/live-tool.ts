import { execFileSync } from 'child_process';
import { join } from 'path';
import { main as tool } from '../../src/cli/main';

/** KUBECTL=1.28 asks with an older one than the server is. */
const minor = process.env.KUBECTL;
const kubectl = join(__dirname, `../bin/kubectl${minor === undefined ? '' : `-${minor}`}`);

/** Builds kubectl where it is not up to date. */
export function buildKubectl(): void {
  execFileSync(join(__dirname, '../kubectl/build.sh'), minor === undefined ? [] : [minor], { stdio: ['ignore', 2, 2] });
}

/** Runs the real kubectl. */
export function call(...args: string[]): string {
  return execFileSync(kubectl, args, { encoding: 'utf8' });
}

/** Runs a command of the tool in this process, with the real kubectl. */
export async function run(argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await tool([...argv, '--kubectl', kubectl], '', {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    outIsTerminal: false,
    errIsTerminal: false,
    stdin: async () => Buffer.alloc(0),
    ask: async () => undefined,
    now: () => new Date(),
    env: process.env,
  });
  return { code, ...written };
}
