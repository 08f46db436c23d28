import { Position } from '../manifest/source-text';

/** A file that cannot be imported: one line, with its place. */
export class NotImportable extends Error {}

/** One line about a place in a file. */
export function placed(source: string, { line, column }: Position, message: string): string {
  return `${source}:${line}:${column}: ${message}`;
}
