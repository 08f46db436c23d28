import { Construct } from 'constructs';
import { isPlain } from './plain-json';
import { TYPES } from '../model/field-table';
import { isJsonObject, MutableJsonObject, setOwn } from '../model/json-object';

/** What a value is to be: a scalar or a struct of the field table, or a list or map of them. */
interface Shape {
  readonly type: string;
  readonly shape?: 'list' | 'map';
}

/** Where a value stands, from the inside out. */
interface Place {
  readonly key: string | number;
  readonly outer?: Place;
}

const EXPECTED = { list: 'a list', map: 'a map', struct: 'an object' };

/** A value that was passed, for a message. */
export function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/**
 * A frozen copy of what a caller passed, so that a change of the original does not get past the checks that were made. What is undefined is left
 * out, and a Lazy stays as it is. Throws where the field table wants a list, a map or a struct and something else was passed; other mistakes are
 * findings.
 *
 * @param path path of the construct
 * @param property where the value was passed
 */
export function owned<T>(path: string, property: string, value: T, shape?: Shape): T {
  return copy(value, shape, property ? { key: property } : undefined, path) as T;
}

function expectedOf(shape: Shape | undefined): keyof typeof EXPECTED | undefined {
  return shape?.shape ?? (shape && TYPES.has(shape.type) ? 'struct' : undefined);
}

function copy(value: unknown, shape: Shape | undefined, place: Place | undefined, path: string): unknown {
  if (value === undefined || value === null) return value;
  const expected = expectedOf(shape);
  // a Lazy, or another value that is resolved later
  if (typeof value === 'object' && !isPlain(value)) return value;
  const found = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'struct' : 'scalar';
  if (expected && (found === 'scalar' || (found === 'list') !== (expected === 'list'))) {
    throw new Error(`${path}: ${textOf(place)} is ${shown(value)}; give ${EXPECTED[expected]}`);
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const item = shape && { type: shape.type };
    return Object.freeze(
      value.map((one, key) => copy(checkedItem(one, item, key, place, path), item, { key, outer: place }, path)),
    );
  }
  const fields = expected === 'struct' ? TYPES.get(shape!.type) : undefined;
  const item = expected === 'map' ? { type: shape!.type } : undefined;
  const copied: MutableJsonObject = {};
  for (const [key, part] of Object.entries(value)) {
    const isScalar = typeof part !== 'object' || part === null;
    const partShape = fields?.get(key) ?? item;
    if (part === undefined) continue;
    const isDone = isScalar && !expectedOf(partShape);
    setOwn(copied, key, isDone ? part : copy(part, partShape, { key, outer: place }, path));
  }
  return Object.freeze(copied);
}

function checkedItem<T>(one: T, shape: Shape | undefined, key: number, place: Place | undefined, path: string): T {
  if ((one === undefined || one === null) && expectedOf(shape)) {
    throw new Error(`${path}: ${textOf({ key, outer: place })} is ${one}; leave it out, or give a ${shape!.type}`);
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
  if (!isJsonObject(value)) throw new Error(`${path}: ${property} is ${shown(value)}; give an object of properties`);
}

/** Throws where something else than a list of objects was passed. */
export function checkList(path: string, value: unknown, property: string): void {
  if (!Array.isArray(value)) throw new Error(`${path}: ${property} is ${shown(value)}; give a list`);
  value.forEach((item, index) => checkProps(path, item, `${property}[${index}]`));
}

/** The path that a construct will have. */
export function pathIn(scope: Construct, id: string): string {
  return [scope.node.path, id].filter(Boolean).join('/');
}

/** Takes a construct whose constructor throws out of the tree, so that nothing half-made is synthesized or judged. */
export function abandon({ node: { scope, id } }: Construct): void {
  scope?.node.tryRemoveChild(id);
}
