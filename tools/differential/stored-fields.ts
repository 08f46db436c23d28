import { TYPES } from '../../src/model/field-table';

/*
 * Which fields of a template differ in what a server gives back, found in its JSON alone: the names of lists' entries
 * are all that is taken from the field table.
 */

interface Json {
  readonly [key: string]: unknown;
}

/** In the names of a plan: `spec.template.spec.containers[agent].image`. */
export function differingFields(before: unknown, after: unknown, type: string, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isObject(before) || !isObject(after)) return [path];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const field = TYPES.get(type)?.get(name);
    const [from, to] = [before[name], after[name]];
    const at = `${path}.${name}`;
    if (field?.shape === 'map') return mapFields((from ?? {}) as Json, (to ?? {}) as Json, at);
    if (field?.shape === 'list' && field.listKeys !== undefined) {
      return listFields((from ?? []) as Json[], (to ?? []) as Json[], field.type, field.listKeys, at);
    }
    if (from === undefined || to === undefined || field === undefined) return from === to ? [] : [at];
    return TYPES.has(field.type) && field.shape === undefined
      ? differingFields(from, to, field.type, at)
      : JSON.stringify(from) === JSON.stringify(to)
        ? []
        : [at];
  });
}

function mapFields(before: Json, after: Json, path: string): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => `${path}[${key}]`);
}

function listFields(
  before: readonly Json[],
  after: readonly Json[],
  type: string,
  keys: readonly string[],
  path: string,
): string[] {
  const named = [before, after].map((list) => list.map((entry) => keys.map((key) => entry[key] ?? '').join('/')));
  const isUnique = named.every((names) => new Set(names).size === names.length);
  const names = isUnique ? named : [before, after].map((list) => list.map((_, i) => String(i)));
  const all = [...new Set(names.flat())];
  const inBoth = (list: readonly string[]): string =>
    list.filter((name) => names.every((one) => one.includes(name))).join();
  return [
    ...all.flatMap((name) => {
      const [from, to] = [before[names[0].indexOf(name)], after[names[1].indexOf(name)]];
      return from === undefined || to === undefined
        ? [`${path}[${name}]`]
        : differingFields(from, to, type, `${path}[${name}]`);
    }),
    ...(inBoth(names[0]) === inBoth(names[1]) ? [] : [path]),
  ];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
