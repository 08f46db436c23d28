import { utcTime } from './scalars';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { JsonObject, MutableJsonObject, setOwn } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';

/** Writes a quantity. */
type Notation = (quantity: Quantity) => string;

/** The canonical text. It keeps the notation: `1024Mi` becomes `1Gi`, but `1073741824` does not. */
const asStored: Notation = (quantity) => quantity.toString();

/** The same text for the same amount, whatever the notation. */
export const asAmount: Notation = ({ unscaled, scale, kind }) =>
  new Quantity(unscaled, scale, 'DecimalSI', kind).toString();

/**
 * The JSON in which the server stores a decoded value of a type: without values that Go cannot distinguish from
 * absence, with canonical quantities and times, and with keys in a fixed order. Two values are stored as the same bytes
 * if and only if their JSON has the same text.
 */
export function storedJson(type: string, value: JsonObject, notation: Notation = asStored): JsonObject {
  const json: MutableJsonObject = {};
  for (const field of TYPES.get(type)!.values()) {
    const stored = storedField(field, value[field.name], notation);
    if (stored !== undefined) json[field.name] = stored;
  }
  return json;
}

function storedField({ type, shape, pointer }: Field, value: unknown, notation: Notation): unknown {
  if (value === undefined) {
    return shape === undefined && TYPES.has(type) && !pointer ? storedJson(type, {}, notation) : undefined;
  }
  if (shape === 'list') {
    const items = value as readonly unknown[];
    return items.length === 0 ? undefined : items.map((item) => storedOne(type, item, notation));
  }
  if (shape === 'map') {
    const map: MutableJsonObject = {};
    const keys = Object.keys(value as JsonObject).sort();
    for (const key of keys) setOwn(map, key, storedOne(type, (value as JsonObject)[key], notation));
    return keys.length === 0 ? undefined : map;
  }
  const one = storedOne(type, value, notation);
  return ownValue(ZERO, type) === one && !pointer ? undefined : one;
}

/** The values that Go omits from JSON. Quantities and int-or-strings are structs in Go, which are always written. */
const ZERO: { readonly [scalar: string]: unknown } = {
  string: '',
  boolean: false,
  int32: 0,
  int64: 0,
  time: '0001-01-01T00:00:00Z',
};

function storedOne(type: string, value: unknown, notation: Notation): unknown {
  if (TYPES.has(type)) return storedJson(type, value as JsonObject, notation);
  if (type === 'time') return utcTime(value as string);
  if (type !== 'quantity') return value;
  const quantity = decodeQuantity(value);
  return typeof quantity === 'string' ? value : notation(quantity);
}
