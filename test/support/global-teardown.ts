import { removeTemporaryFolder } from './temporary-folder';

/** With `--bail`, Jest calls this function for each test file that fails. In watch mode the next run makes another folder. */
export default function tearDown(): void {
  removeTemporaryFolder(process.env);
}
