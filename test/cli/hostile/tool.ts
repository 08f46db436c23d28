import { spawnSync } from 'child_process';
import { resolve } from 'path';

const TOOL = resolve(__dirname, '../../../bin/cdk8s-daemonsets');

/** Runs the compiled tool in a shell: `$TOOL` is the command. */
export function shell(script: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TOOL: `${process.execPath} --max-old-space-size=1500 ${TOOL}` },
    maxBuffer: 512 * 1024 * 1024,
    timeout: 300_000,
  });
  return { code: status, out: stdout, err: stderr };
}
