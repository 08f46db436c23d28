import { CANDIDATES, NUMBERS, ODD, QUANTITIES, TEXTS } from './candidates';
import { Json, Struct } from './json';
import { Field } from '../../../src/model/field';
import { TYPES } from '../../../src/model/field-table';
import { kindType } from '../../../src/model/kind-table';
import { pick } from '../random';

const fieldsOf = (type: string): ReadonlyMap<string, Field> | undefined => TYPES.get(type) ?? kindType(type);

/** A place in an object where a value stands, or could stand. */
interface Place {
  readonly holder: Struct;
  readonly type: string;
  readonly field: Field;
}

/** Changes one value of an object, at a place that its type knows: most often to one that the field may have. */
export function change(object: Struct, type: string, random: () => number): void {
  const places = placesOf(object, type, true).filter(
    ({ field }) => field.name !== 'kind' && field.name !== 'apiVersion',
  );
  // what stands there is changed as often as what does not
  const there = places.filter(({ holder, field }) => field.name in holder);
  const place = pick(random() < 0.5 && there.length > 0 ? there : places, random);
  const { holder, field } = place;
  const kind = random();
  if (kind < 0.08) delete holder[field.name];
  else if (kind < 0.11) holder[field.name] = structuredClone(pick(ODD, random));
  else if (kind < 0.13) holder[pick(['unknown', field.name.toUpperCase(), 'x"y\\', '__proto__'], random)] = 1;
  else if (kind < 0.2 && Array.isArray(holder[field.name])) repeat(holder[field.name] as Json[], random);
  else holder[field.name] = grow(place.type, field, random, 0);
}

function repeat(list: Json[], random: () => number): void {
  if (list.length > 0 && random() < 0.7) list.push(structuredClone(pick(list, random)));
  else list.splice(0, 1);
}

function placesOf(value: Json, type: string, isRoot = false): Place[] {
  const fields = fieldsOf(type);
  if (fields === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return [...fields.values()].flatMap((field): Place[] => {
    // what the server writes is read, and that is all
    if (field.serverOnly && isRoot && field.name === 'status') return [];
    const inner = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    const items =
      typeof inner !== 'object' || inner === null
        ? []
        : field.shape === undefined
          ? [inner]
          : Object.values(inner as { [key: string]: Json });
    return [{ holder: value, type, field }, ...items.flatMap((item) => placesOf(item, field.type))];
  });
}

/** A value of a field, in which others are left out at random, more of them the deeper it is. */
function grow(type: string, field: Field, random: () => number, depth: number): Json {
  if (field.shape === 'list') {
    return Array.from({ length: pick([0, 1, 1, 1, 2, 2, 3], random) }, () => one(type, field, random, depth));
  }
  if (field.shape === 'map') {
    const keys = CANDIDATES.get(`${type}.${field.name}.keys`) ?? TEXTS.keys;
    return Object.fromEntries(
      Array.from({ length: pick([0, 1, 1, 2], random) }, () => [
        String(pick(keys, random)),
        one(type, field, random, depth),
      ]),
    );
  }
  return one(type, field, random, depth);
}

function one(type: string, field: Field, random: () => number, depth: number): Json {
  const chosen = CANDIDATES.get(`${type.split('.').pop()}.${field.name}`);
  if (chosen !== undefined && random() < 0.9) return structuredClone(pick(chosen, random));
  const fields = fieldsOf(field.type);
  if (fields !== undefined) {
    const struct: Struct = {};
    const share = depth < 1 ? 0.35 : 0.15;
    for (const inner of fields.values()) {
      if (random() < (inner.required ? 0.9 : share)) struct[inner.name] = grow(field.type, inner, random, depth + 1);
    }
    return struct;
  }
  switch (field.type) {
    case 'string':
      return pick(field.values ?? TEXTS[field.name] ?? TEXTS.any, random);
    case 'bytes':
      return pick(['eA==', '', 'eHg=', 'YWJj\n', 'x', 'eA', '====', 'e30=', 'bnVsbA=='], random);
    case 'boolean':
      return random() < 0.5;
    case 'quantity':
      return pick(QUANTITIES, random);
    case 'intOrString':
      return pick([0, 1, 80, '10%', 'http', '80', '', -1, '-1', '110%', 65536], random);
    case 'time':
      return pick(['2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z', 'x', null], random);
    case 'any':
      return pick<Json>([{}, { 'f:a': {} }, [], null], random);
    default:
      return pick(NUMBERS, random);
  }
}
