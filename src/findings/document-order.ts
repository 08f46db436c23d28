import { ownValue } from '../model/own-value';

/** Maps of at most so many keys are searched faster than an index of them is made. */
const FEW = 16;

type Index = ReadonlyMap<string, number>;

/**
 * Where in a manifest a path leads: the position of each of its steps among those beside it, up to the first that the manifest does not
 * have. `indexes` keeps what one search learns of large maps for the next one.
 */
export function placeIn(
  manifest: unknown,
  path: readonly (string | number)[],
  indexes: Map<object, Index> = new Map(),
): number[] {
  const place: number[] = [];
  let at = manifest;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    const { position, size } = positionOf(at, step, indexes);
    // what is missing comes after all that is there
    place.push(position ?? size);
    if (position === undefined) break;
    at = ownValue(at as { [key: string]: unknown }, String(step));
  }
  return place;
}

function positionOf(
  holder: object,
  step: string | number,
  indexes: Map<object, Index>,
): { readonly position?: number; readonly size: number } {
  if (Array.isArray(holder)) {
    const { length } = holder;
    return typeof step === 'number' && step < length ? { position: step, size: length } : { size: length };
  }
  let index = indexes.get(holder);
  if (index === undefined) {
    const keys = Object.keys(holder);
    if (keys.length <= FEW) {
      const position = keys.indexOf(String(step));
      return position < 0 ? { size: keys.length } : { position, size: keys.length };
    }
    index = new Map(keys.map((key, i) => [key, i]));
    indexes.set(holder, index);
  }
  return { position: index.get(String(step)), size: index.size };
}

export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((position, i) => position !== b[i]);
  if (differs < 0) return a.length - b.length;
  return differs < b.length ? a[differs] - b[differs] : 1;
}
