import { Probe } from './probe';

/** What takes less is too fast to be measured. */
const SHORTEST_MS = 100;
/** A busy machine and the collector of garbage only slow down, so that the fastest of some runs counts. */
const RUNS = 3;
/** Twice the size may take at most so many times as long. */
export const MOST = 2.5;

export interface Growth {
  readonly ms: number;
  /** How many times as long twice the size takes; NaN where both are too fast to tell. */
  readonly ratio: number;
}

/**
 * The time of the processor for a size, and how it grows for twice the size. Where a shorter way is left, because a text is no longer a usual
 * one, time makes a step. A step is made once: what grows too fast does so for four times the size as well.
 */
export async function growthOf(probe: Probe, size: number): Promise<Growth> {
  const [once, twice] = [await fastest(probe, size), await fastest(probe, 2 * size)];
  if (twice < SHORTEST_MS) return { ms: twice, ratio: NaN };
  const ratio = twice / once;
  return { ms: twice, ratio: ratio <= MOST ? ratio : Math.min(ratio, (await fastest(probe, 4 * size)) / twice) };
}

async function fastest({ prepare }: Probe, size: number): Promise<number> {
  const work = prepare(size);
  let best = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
