import { removeTemporaryFolder } from './temporary-folder';

/** With `--bail`, Jest calls this function once for the test file that fails, and once at the end if it gets there. */
export default function tearDown(): void {
  removeTemporaryFolder(process.env);
}
