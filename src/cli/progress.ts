import { Io } from './io';

/** Silent for what is done before anyone wonders. */
const PATIENCE_MS = 1000;
const EVERY_MS = 100;

export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/** A line on a terminal's stderr that counts files while the work takes long, and is gone after it. */
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
