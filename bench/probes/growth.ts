import { Probe } from './probe';

/** A probe that takes less is too fast to be measured. */
const SHORTEST_MS = 40;

export interface Growth {
  readonly ms: number;
  /** How many times as long twice the size takes; NaN where both are too fast to tell. */
  readonly ratio: number;
}

/** The time of the processor for a size, and how it grows for twice the size: of some tries, the smallest ratio, since a busy machine only slows down. */
export async function growthOf({ prepare }: Probe, size: number, tries = 3, limit = 2.5): Promise<Growth> {
  let best: Growth = { ms: 0, ratio: Infinity };
  for (let i = 0; i < tries && !(best.ratio <= limit); i++) {
    const once = await milliseconds(prepare(size));
    const twice = await milliseconds(prepare(2 * size));
    if (twice < SHORTEST_MS) return { ms: twice, ratio: NaN };
    const ratio = twice / Math.max(once, SHORTEST_MS / 4);
    if (ratio < best.ratio) best = { ms: twice, ratio };
  }
  return best;
}

async function milliseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
