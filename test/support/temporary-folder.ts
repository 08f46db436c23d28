import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** The folder for temporary files outside of the run. The variable is set while there is a folder to remove. */
const OUTER = 'CDK8S_DAEMONSETS_OUTER_TMPDIR';

/** Puts the temporary files of a whole run into one folder. */
export function makeTemporaryFolder(env: NodeJS.ProcessEnv): void {
  delete env[OUTER];
  const outer = env.TMPDIR ?? tmpdir();
  env.TMPDIR = mkdtempSync(join(outer, 'cdk8s-daemonsets-test-'));
  env[OUTER] = outer;
}

/** Removes the folder that was made. A second call must not remove the folder outside. */
export function removeTemporaryFolder(env: NodeJS.ProcessEnv): void {
  const outer = env[OUTER];
  if (outer === undefined) return;
  rmSync(env.TMPDIR!, { recursive: true, force: true });
  env.TMPDIR = outer;
  delete env[OUTER];
}
