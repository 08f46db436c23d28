import { PodSelection } from './pod-selection';

export interface Selecting<T> {
  readonly of: T;
  /** Where its pods are. */
  readonly place: string;
  readonly selection: PodSelection;
}

/** Controllers by the rarest of the labels that their selectors ask for, so that not each has to be tried on each. */
export class SelectionIndex<T> {
  private readonly index = new Map<string, T[]>();

  public constructor(controllers: readonly Selecting<T>[]) {
    const counts = new Map<string, number>();
    for (const one of controllers) for (const key of keysOf(one)) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const one of controllers) {
      const [first = one.place, ...others] = keysOf(one);
      const rarest = others.reduce((best, key) => (counts.get(key)! < counts.get(best)! ? key : best), first);
      const known = this.index.get(rarest);
      if (known === undefined) this.index.set(rarest, [one.of]);
      else known.push(one.of);
    }
  }

  /** The controllers whose selector may match pods with these labels in a place. */
  public *candidates(place: string, { labels }: PodSelection): Generator<T> {
    for (const [key, value] of Object.entries(labels)) yield* this.index.get(labelKey(place, key, value)) ?? [];
    yield* this.index.get(place) ?? [];
  }
}

function labelKey(place: string, key: string, value: string): string {
  return `${place}\n${key}\n${value}`;
}

function keysOf<T>({ place, selection: { selector } }: Selecting<T>): string[] {
  return Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => labelKey(place, key, value));
}
