import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** The environment variable with the folder for temporary files outside of the run. */
const OUTER = 'CDK8S_DAEMONSETS_OUTER_TMPDIR';

/** Puts the temporary files of a whole run into one folder. In watch mode, each run makes another folder. */
export function makeTemporaryFolder(env: NodeJS.ProcessEnv): void {
  const outer = env[OUTER] ?? env.TMPDIR ?? tmpdir();
  env.TMPDIR = mkdtempSync(join(outer, 'cdk8s-daemonsets-test-'));
  env[OUTER] = outer;
}

/**
 * Removes the folder that was made. TMPDIR keeps its name: whatever still runs must not write to the folder outside, and a second call must not remove
 * that one.
 */
export function removeTemporaryFolder(env: NodeJS.ProcessEnv): void {
  if (env[OUTER] !== undefined) rmSync(env.TMPDIR!, { recursive: true, force: true });
}
