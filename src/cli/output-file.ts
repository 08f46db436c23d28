import { closeSync, openSync } from 'fs';
import { systemReason } from './inputs';
import { Io, UserError } from './io';
import { Output } from './output';

/** Where a report goes: stdout or, if a file is named, that file. */
export interface ReportIo extends Io {
  readonly end: () => void;
}

/** Throws if the file cannot be written. A file is no terminal. */
export function outputOf(file: string | undefined, io: Io): ReportIo {
  if (file === undefined) return { ...io, end: () => undefined };
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw new UserError(`${file} cannot be written: ${systemReason(error as NodeJS.ErrnoException)}`);
    }
  };
  const descriptor = attempt(() => openSync(file, 'w'));
  const output = new Output(descriptor);
  return {
    ...io,
    outIsTerminal: false,
    out: (text) => attempt(() => output.write(text)),
    end: () =>
      attempt(() => {
        output.flush();
        closeSync(descriptor);
      }),
  };
}
