import { cases as containers } from './containers';
import { cases as daemonSets } from './daemon-set';
import { cases as podSpecs } from './pod-spec';
import { cases as volumes } from './volumes';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/model/field-table';
import { judge } from '../../src/validation/judge';

/**
 * Cases for updates: a DaemonSet, good or bad, and one that takes some of its values from another.
 * Same random numbers, same cases.
 */
export function cases(random: () => number, count: number): { readonly old: object; readonly manifest: object }[] {
  return Array.from({ length: count }, () => {
    for (;;) {
      const pair = change(random);
      // what no server could read is in no store
      if (judge(pair.old, [OLDEST_MINOR, NEWEST_MINOR]).every(({ daemonSet }) => daemonSet !== undefined)) return pair;
    }
  });
}

function change(random: () => number): { readonly old: object; readonly manifest: object } {
  const part = [containers, daemonSets, podSpecs, volumes][Math.floor(random() * 4)];
  const [old, other] = part(random, 2).map((daemonSet) => JSON.parse(JSON.stringify(daemonSet)));
  // these are the store's, which is not there
  for (const { metadata } of [old, other]) {
    for (const field of SERVED) if (metadata) delete metadata[field];
    // the next generation but the last one would be negative
    if (metadata?.annotations) delete metadata.annotations['deprecated.daemonset.template.generation'];
  }
  const share = [0, 0.05, 0.2, 0.5][Math.floor(random() * 4)];
  return { old, manifest: blend(old, other, share, random) as object };
}

const SERVED = ['generateName', 'resourceVersion'];

export function blend(one: unknown, other: unknown, share: number, random: () => number): unknown {
  if (
    typeof one !== 'object' ||
    typeof other !== 'object' ||
    one === null ||
    other === null ||
    Array.isArray(one) !== Array.isArray(other)
  ) {
    return random() < share ? other : one;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, i) => (i < other.length ? blend(item, other[i], share, random) : item));
  }
  const [left, right] = [one, other] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(
    keys
      .filter((key) => key in left || random() < share)
      .filter((key) => key in right || random() >= share)
      .map((key) => [
        key,
        !(key in right) ? left[key] : !(key in left) ? right[key] : blend(left[key], right[key], share, random),
      ]),
  );
}
