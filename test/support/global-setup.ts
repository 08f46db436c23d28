import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Puts the temporary files of the whole run into one folder, which `global-teardown.ts` removes. */
export default function useOneTemporaryFolder(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'cdk8s-daemonsets-test-'));
}
