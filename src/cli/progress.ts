import { Io } from './io';

/** The time before anything is shown. */
const PATIENCE_MS = 1000;
const EVERY_MS = 100;

export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/**
 * Counts files in a line on stderr while the work takes long, and clears the line afterwards. Shows nothing unless
 * stderr is a terminal.
 */
export function progressOn({ err, errIsTerminal }: Io, total: number): Progress {
  let done = 0;
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    step: () => {
      done++;
      if (!errIsTerminal || performance.now() < next) return;
      next = performance.now() + EVERY_MS;
      isShown = true;
      err(`\r${done} of ${total} files`);
    },
    end: () => {
      if (isShown) err('\r\x1b[K');
    },
  };
}
