import { Position } from '../manifest/source-text';

/** A file that cannot be imported. The message is one line with the position. */
export class NotImportable extends Error {}

/** A message with its position in a file. */
export function placed(source: string, { line, column }: Position, message: string): string {
  return `${source}:${line}:${column}: ${message}`;
}
