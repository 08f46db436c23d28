import { makeTemporaryFolder } from './temporary-folder';

export default function setUp(): void {
  makeTemporaryFolder(process.env);
}
