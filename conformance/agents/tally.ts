/** What became of numbered lines, by their content and not by anybody's counters. */
export interface Tally {
  readonly written: number;
  readonly lost: number;
  readonly doubled: number;
  /** The first and the last number that is missing. */
  readonly missing?: readonly [number, number];
}

const NUMBER = /seq=(\d{8})/g;

export const numbered = (number: number, padding = 100): string =>
  `seq=${String(number).padStart(8, '0')} ${'x'.repeat(padding)}`;

/** Counts every numbered line that arrives, however it is wrapped. */
export class Counter {
  private readonly times = new Map<number, number>();

  public add(text: string): void {
    for (const [, digits] of text.matchAll(NUMBER)) {
      const number = Number(digits);
      this.times.set(number, (this.times.get(number) ?? 0) + 1);
    }
  }

  public get distinct(): number {
    return this.times.size;
  }

  public has(number: number): boolean {
    return this.times.has(number);
  }

  public tally(written: number): Tally {
    let lost = 0;
    let first = -1;
    let last = -1;
    let arrived = 0;
    for (let number = 0; number < written; number += 1) {
      const times = this.times.get(number) ?? 0;
      arrived += times;
      if (times > 0) continue;
      lost += 1;
      if (first < 0) first = number;
      last = number;
    }
    return { written, lost, doubled: arrived - (written - lost), ...(lost > 0 && { missing: [first, last] as const }) };
  }
}
