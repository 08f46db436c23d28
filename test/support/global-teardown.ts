import { rmSync } from 'fs';
import { dirname } from 'path';

/** Removes the folder that `global-setup.ts` made. In watch mode the next run makes another beside it. */
export default function removeTemporaryFolder(): void {
  const folder = process.env.TMPDIR!;
  rmSync(folder, { recursive: true, force: true });
  process.env.TMPDIR = dirname(folder);
}
