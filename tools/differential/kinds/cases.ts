import { change } from './change';
import { Struct } from './json';
import { SEEDS } from './seeds';
import { Context } from '../../../src/findings/context';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../../src/model/field-table';
import { servedKind } from '../../../src/model/kind-table';
import { decodeKind } from '../../../src/stored/decode-kind';
import { KINDS } from '../../../src/validation/kinds/all';
import { pick } from '../random';
import { oddText } from '../texts';

/** An object of a kind that is sent to a server, as JSON. With `old`, in the place of that one. */
export interface KindCase {
  readonly kind: string;
  readonly manifest: string;
  readonly old?: string;
}

/** Objects of a kind that every minor accepts, with a few changes. Same random numbers, same cases. */
export function cases(kind: string, random: () => number, count: number, seeds = SEEDS): KindCase[] {
  return Array.from({ length: count }, () => {
    const first = good(seeds[kind], kind, random);
    const { type } = servedKind(first.apiVersion as string, kind)!;
    alter(first, type, random);
    const manifest = random() < 0.05 ? oddText(first, random) : JSON.stringify(first);
    if (random() < 0.8 || KINDS.get(`${first.apiVersion as string} ${kind}`)?.judgesNoUpdates) {
      return { kind, manifest };
    }
    const old = structuredClone(first);
    alter(old, type, random);
    for (const field of SERVED) if (isStruct(old.metadata)) delete old.metadata[field];
    // what no server could read is in no store
    if (!isReadable(old, type)) return { kind, manifest };
    return { kind, manifest: JSON.stringify(first), old: JSON.stringify(old) };
  });
}

// these are the store's, which is not there
const SERVED = [
  'generateName',
  'resourceVersion',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'uid',
  'generation',
];

function good(seeds: readonly Struct[], kind: string, random: () => number): Struct {
  const { apiVersion, ...rest } = structuredClone(pick(seeds, random));
  return { apiVersion, kind, metadata: { name: 'a' }, ...rest };
}

function alter(object: Struct, type: string, random: () => number): void {
  for (let i = pick([0, 1, 1, 1, 2, 2, 3, 5], random); i > 0; i--) change(object, type, random);
}

function isReadable(object: Struct, type: string): boolean {
  return [OLDEST_MINOR, NEWEST_MINOR].every((minor) => decodeKind(object, type, new Context(minor)) !== undefined);
}

function isStruct(value: unknown): value is Struct {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
