import { FileOutput } from './file';
import { OutputChecker } from '../output-checker';

const NAME = /^[A-Za-z0-9_-]+$/;

export interface CheckedFile {
  readonly kind: 'file';
  /** Where the container has the folder. */
  readonly folder: string;
  readonly name: string;
  readonly megabytes: number;
  readonly keptFiles: number;
}

export function checkFile(
  { folder, name = 'records', megabytes = 100, keptFiles = 5 }: FileOutput,
  checker: OutputChecker,
): CheckedFile {
  return {
    kind: 'file',
    folder: checker.nodeFolder(folder, 'folder'),
    name: checker.name(name, 'name', NAME, "letters, digits, '_' and '-'"),
    megabytes: checker.whole(megabytes, 'megabytes', 1, 100_000),
    keptFiles: checker.whole(keptFiles, 'keptFiles', 1, 1000),
  };
}
