import { Construct } from 'constructs';
import { TYPES } from '../model/field-table';
import { isJsonObject } from '../model/json-object';

/** What a value is to be: a struct of the field table, or a list or map of them. */
interface Shape {
  readonly type: string;
  readonly shape?: 'list' | 'map';
}

/** A value that was passed, for a message. */
export function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

const EXPECTED = { list: 'a list', map: 'a map', struct: 'an object' };

/** Also of objects that were made in another realm, as in a test of Jest. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Array.isArray(value) || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is JSON through and through: no Lazy or other object that cdk8s resolves when it writes. */
export function isPlainJson(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function';
  return isPlain(value) && Object.values(value).every(isPlainJson);
}

/**
 * A frozen copy of what a caller passed, so that a change of the original does not get past the checks that were made. Throws where the field
 * table wants a list, a map or a struct and something else was passed; other mistakes are findings. A Lazy stays as it is.
 *
 * @param path path of the construct
 * @param property where the value was passed
 */
export function owned<T>(path: string, property: string, value: T, shape?: Shape): T {
  return Object.freeze(copy(value, shape, property, path)) as T;
}

function copy(value: unknown, shape: Shape | undefined, at: string, path: string): unknown {
  if (value === undefined || value === null) return value;
  const fields = shape && TYPES.get(shape.type);
  const expected = shape?.shape ?? (fields && 'struct');
  if (typeof value !== 'object') {
    if (expected) throw new Error(`${path}: ${at} is ${shown(value)}; give ${EXPECTED[expected]}`);
    return value;
  }
  // a Lazy, or another value that is resolved later
  if (!isPlain(value)) return value;
  if (expected && Array.isArray(value) !== (expected === 'list')) {
    throw new Error(`${path}: ${at} is ${shown(value)}; give ${EXPECTED[expected]}`);
  }
  if (Array.isArray(value)) {
    const item = shape && { type: shape.type };
    return Object.freeze(
      value.map((one: unknown, index) => {
        if ((one === undefined || one === null) && fields) {
          throw new Error(`${path}: ${at}[${index}] is ${one}; leave it out, or give a ${shape.type}`);
        }
        return copy(one, item, `${at}[${index}]`, path);
      }),
    );
  }
  const struct = expected === 'struct' ? fields : undefined;
  const item = expected === 'map' ? { type: shape!.type } : undefined;
  return Object.freeze(
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        copy(part, struct?.get(key) ?? item, at ? `${at}.${key}` : key, path),
      ]),
    ),
  );
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
