import { closeSync, constants, fstatSync, openSync, readSync, Stats, statSync } from 'fs';
import { pause } from './output';
import { tooLarge } from '../manifest/read-manifests';

/** More bytes than the limit. */
export class TooLarge extends Error {}

const CHUNK = 1024 * 1024;
/** Names of open files, such as those of a process substitution of a shell. */
const OPEN_FILE = /^\/dev\/(?:stdin|fd\/\d+)$/;

/** The content of a regular file of at most `maxLength` bytes. Throws for any other file, before it reads one byte. */
export function readRegularFile(name: string, maxLength: number): Buffer {
  const mayBePipe = OPEN_FILE.test(name);
  if (!mayBePipe) checkIsRegular(statSync(name));
  // what was put in the place of the file in the meantime does not stop the process either
  const descriptor = openSync(name, mayBePipe ? constants.O_RDONLY : (constants.O_NONBLOCK ?? constants.O_RDONLY));
  try {
    const stats = fstatSync(descriptor);
    if (!mayBePipe) checkIsRegular(stats);
    if (stats.size > maxLength) throw new TooLarge(tooLarge(stats.size, maxLength));
    return readBounded(descriptor, maxLength);
  } finally {
    closeSync(descriptor);
  }
}

function checkIsRegular(stats: Stats): void {
  const kind = kindOf(stats);
  if (kind !== undefined) throw new Error(`it is ${kind}, not a regular file`);
}

function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a directory';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** Reads to the end. Throws as soon as there are more bytes than `maxLength`. */
export function readBounded(descriptor: number, maxLength: number): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; ; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, maxLength - length + 1));
    const read = readChunk(descriptor, chunk);
    if (read === 0) return Buffer.concat(chunks, length);
    length += read;
    if (length > maxLength) throw new TooLarge(tooLarge(undefined, maxLength));
    chunks.push(chunk.subarray(0, read));
  }
}

function readChunk(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows calls the end of a pipe an error
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}
