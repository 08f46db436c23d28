import { spawnSync } from 'child_process';
import { existsSync, readdirSync } from 'fs';

const folder = __dirname;

/** Minors of real Kubernetes that `conformance/build.sh` has built here. */
export const builtMinors = existsSync(`${folder}/bin`)
  ? readdirSync(`${folder}/bin`)
      .filter((name) => /^1\.\d+$/.test(name))
      .sort()
  : [];

export function runConformance(minor: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(`${folder}/bin/${minor}`, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error || status !== 0) {
    throw new Error(`conformance/bin/${minor} ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** What real Kubernetes answers to each case, in the same order. */
export function askKubernetes<Answer>(minor: string, filter: string, cases: readonly object[]): Answer[] {
  const stdout = runConformance(minor, [filter], cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
