import { utcTime } from './scalars';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { JsonObject, MutableJsonObject, setOwn } from '../model/json-object';
import { Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';

/** How a quantity is written. */
type Notation = (quantity: Quantity) => string;

/** The canonical text, which keeps the notation: `1024Mi` is `1Gi`, but `1073741824` is not. */
const asStored: Notation = (quantity) => quantity.toString();

/** One text for one amount, whatever its notation. */
export const asAmount: Notation = ({ unscaled, scale, kind }) =>
  new Quantity(unscaled, scale, 'DecimalSI', kind).toString();

/**
 * The JSON in which the server stores a decoded value of a type: what Go cannot tell from absence is left out, quantities and times are canonical, and
 * keys are in one order. Two values are stored as the same bytes if, and only if, the text of their JSON is the same.
 */
export function storedJson(type: string, value: JsonObject, notation: Notation = asStored): JsonObject {
  const json: MutableJsonObject = {};
  for (const [name, field] of TYPES.get(type)!) {
    const stored = storedField(field, value[name], notation);
    if (stored !== undefined) json[name] = stored;
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
  return ZERO[type] === one && !pointer ? undefined : one;
}

/** What Go leaves out of JSON. Quantities and int-or-strings are structs there, which are always written. */
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
