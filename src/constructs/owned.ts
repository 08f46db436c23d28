import { Construct } from 'constructs';
import { isPlain } from './plain-json';
import { TYPES } from '../model/field-table';
import { isJsonObject, MutableJsonObject, setOwn } from '../model/json-object';
import { shown } from '../model/shown';

/** What a value is to be: a scalar or a struct of the field table, or a list or map of them. */
interface Shape {
  readonly type: string;
  readonly shape?: 'list' | 'map';
}

/** Where a value stands, from the inside out. */
interface Place {
  readonly key: string | number;
  readonly outer?: Place;
  readonly depth: number;
}

const EXPECTED = { list: 'a list', map: 'a map', struct: 'an object' };

/** No property is nested this deep, so what is deeper contains itself or was made by a mistake. */
const DEEPEST = 100;

/** What a caller did wrong, told with its place. */
class Misuse extends Error {}

/**
 * A frozen copy of what a caller passed, so that a change of the original does not get past the checks that were made. What is undefined is left
 * out, and a Lazy stays as it is. Throws where the field table wants a list, a map or a struct and something else was passed; other mistakes are
 * findings.
 *
 * @param path path of the construct
 * @param property where the value was passed
 */
export function owned<T>(path: string, property: string, value: T, shape?: Shape): T {
  return copy(value, shape, property ? { key: property, depth: 1 } : undefined, path) as T;
}

function expectedOf(shape: Shape | undefined): keyof typeof EXPECTED | undefined {
  return shape?.shape ?? (shape && TYPES.has(shape.type) ? 'struct' : undefined);
}

function copy(value: unknown, shape: Shape | undefined, place: Place | undefined, path: string): unknown {
  if (value === undefined || value === null) return value;
  try {
    return copyOf(value, shape, place, path);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(`${path}: ${textOf(place)} cannot be read: ${(error as Error).message}`);
  }
}

function copyOf(value: {}, shape: Shape | undefined, place: Place | undefined, path: string): unknown {
  const expected = expectedOf(shape);
  // a Lazy, or another value that is resolved later
  if (typeof value === 'object' && !isPlain(value)) return value;
  const found = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'struct' : 'scalar';
  if (expected && (found === 'scalar' || (found === 'list') !== (expected === 'list'))) {
    throw new Misuse(`${path}: ${textOf(place)} is ${shown(value)}; give ${EXPECTED[expected]}`);
  }
  if (typeof value !== 'object') return value;
  const depth = (place?.depth ?? 0) + 1;
  if (depth > DEEPEST) throw new Misuse(tooDeep(place, path));
  if (Array.isArray(value)) {
    const item = shape && { type: shape.type };
    // not by map, which passes over holes
    const items = Array.from(value as unknown[], (one, key) =>
      copy(checkedItem(one, item, key, place, path), item, { key, outer: place, depth }, path),
    );
    return Object.freeze(items);
  }
  const fields = expected === 'struct' ? TYPES.get(shape!.type) : undefined;
  const item = expected === 'map' ? { type: shape!.type } : undefined;
  const copied: MutableJsonObject = {};
  for (const key of Object.keys(value)) {
    const part = (value as MutableJsonObject)[key];
    const isScalar = typeof part !== 'object' || part === null;
    const partShape = fields?.get(key) ?? item;
    if (part === undefined) continue;
    const isDone = isScalar && !expectedOf(partShape);
    setOwn(copied, key, isDone ? part : copy(part, partShape, { key, outer: place, depth }, path));
  }
  return Object.freeze(copied);
}

function tooDeep(place: Place | undefined, path: string): string {
  let outermost = place!;
  while (outermost.outer && outermost.depth > 3) outermost = outermost.outer;
  return `${path}: ${textOf(outermost)} contains itself, or is nested more than ${DEEPEST} levels deep`;
}

function checkedItem<T>(one: T, shape: Shape | undefined, key: number, place: Place | undefined, path: string): T {
  if ((one === undefined || one === null) && expectedOf(shape)) {
    const at = textOf({ key, outer: place, depth: 0 });
    throw new Misuse(`${path}: ${at} is ${one}; leave it out, or give a ${shape!.type}`);
  }
  return one;
}

function textOf(place: Place | undefined): string {
  if (!place) return 'props';
  const { key, outer } = place;
  if (typeof key === 'number') return `${textOf(outer)}[${key}]`;
  return outer ? `${textOf(outer)}.${key}` : key;
}

/** Throws where something else than an object of properties was passed. */
export function checkProps(path: string, value: unknown, property = 'props'): void {
  if (!isReadable(value) || !isJsonObject(value)) {
    throw new Error(`${path}: ${property} is ${shown(value)}; give an object of properties`);
  }
}

/** Throws where something else than a list of objects was passed. */
export function checkList(path: string, value: unknown, property: string): void {
  if (!isReadable(value) || !Array.isArray(value)) {
    throw new Error(`${path}: ${property} is ${shown(value)}; give a list`);
  }
  // not by forEach, which passes over holes
  for (const [index, item] of value.entries()) checkProps(path, item, `${property}[${index}]`);
}

/** False for a proxy that was revoked, and where a getter throws: nothing can be asked of it. */
export function isReadable(value: unknown): boolean {
  try {
    return Object.entries(value ?? {}).length >= 0;
  } catch {
    return false;
  }
}

/** The path that a construct will have. */
export function pathIn(scope: Construct, id: string): string {
  checkScope(id, scope);
  return [scope.node.path, id].filter(Boolean).join('/');
}

/** Throws where something else than a construct was passed, with the name of what it was passed to. */
export function checkScope(name: unknown, scope: unknown): void {
  let isConstruct = false;
  try {
    isConstruct = Construct.isConstruct(scope);
  } catch {
    // a proxy that was revoked is none
  }
  if (!isConstruct) throw new Error(`${shown(name)}: the scope is ${shown(scope)}; give a construct, such as a Chart`);
}

/** Takes a construct whose constructor throws out of the tree, so that nothing half-made is synthesized or judged. */
export function abandon({ node: { scope, id } }: Construct): void {
  scope?.node.tryRemoveChild(id);
}
