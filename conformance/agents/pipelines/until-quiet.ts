import { spawn } from 'child_process';
import { openSync, readFileSync } from 'fs';

/** Seconds without a record after which there are no more, and after which no more are waited for. */
const QUIET = 8;
const LONGEST = 300;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs an agent until its outputs have got nothing more for a while. */
export async function runUntilQuiet(
  command: string,
  args: readonly string[],
  logFile: string,
  received: () => number,
): Promise<void> {
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, {
    env: { ...process.env, NODE_NAME: 'node-1', POD_IP: '127.0.0.1' },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let [before, quiet] = [0, 0];
  for (let second = 0; second < LONGEST && quiet < QUIET && child.exitCode === null; second += 1) {
    await pause(1000);
    const now = received();
    quiet = now > 0 && now === before ? quiet + 1 : 0;
    before = now;
  }
  if (child.exitCode !== null) throw new Error(`the agent ended: ${readFileSync(logFile, 'utf8')}`);
  // what is held because it may be continued goes out at the end
  child.kill('SIGTERM');
  await ended;
}
