import { Session } from './session';

let failures = 0;
let checked = Date.now();

/** Prints what was checked, with the first of what is wrong with it. */
export function check(what: string, problems: readonly string[]): void {
  const shown = problems
    .slice(0, 10)
    .map((problem) => `\n     ${problem}`)
    .join('');
  const seconds = Math.round((Date.now() - checked) / 1000);
  checked = Date.now();
  console.log(
    `${problems.length ? 'FAIL' : 'ok  '} ${what}, after ${seconds} s${problems.length ? `: ${problems.length} differences${shown}` : ''}`,
  );
  failures += problems.length;
}

/** Runs what checks, each on a control plane of its own, and sets the exit code. */
export async function main(
  what: 'api' | 'cluster' | 'lifecycle',
  checks: readonly ((session: Session) => Promise<void>)[],
): Promise<void> {
  try {
    for (const one of checks) {
      const session = new Session(what);
      try {
        await one(session);
      } finally {
        await session.close();
      }
    }
  } catch (error) {
    console.error((error as Error).message);
    failures++;
  }
  process.exitCode = failures > 0 ? 1 : 0;
}
