import { Field } from '../../model/field';
import { TYPES } from '../../model/field-table';
import { kindType } from '../../model/kind-table';
import { ownValue } from '../../model/own-value';
import { decodeQuantity } from '../../model/quantity-parse';
import { utcTime } from '../../stored/scalars';

/** Of a type, what a field of it holds when nothing is written there. */
const ZERO: { readonly [scalar: string]: unknown } = { string: '', bytes: '', boolean: false, int32: 0, int64: 0 };

const fieldsOf = (type: string): ReadonlyMap<string, Field> | undefined => TYPES.get(type) ?? kindType(type);

/**
 * Whether two decoded values of a type are equal for the server (equality.Semantic.DeepEqual): an empty list or map equals an absent one, a
 * value equals an absent one where Go has no pointer, and quantities and times are compared by what they mean.
 */
export function isSameStruct(type: string, one: object | undefined = {}, other: object | undefined = {}): boolean {
  const [a, b] = [one, other] as { readonly [field: string]: unknown }[];
  return [...fieldsOf(type)!.values()].every((field) => isSameField(field, a[field.name], b[field.name]));
}

/** The same of one field of a struct. */
export function isSameFieldOf<T extends object>(type: string, name: keyof T & string, one: T, other: T): boolean {
  return isSameField(fieldsOf(type)!.get(name)!, one[name], other[name]);
}

function isSameField({ type, shape, pointer }: Field, one: unknown, other: unknown): boolean {
  if (shape === 'list') {
    const [a, b] = [one ?? [], other ?? []] as (readonly unknown[])[];
    return a.length === b.length && a.every((item, i) => isSameOne(type, item, b[i]));
  }
  if (shape === 'map') {
    const [a, b] = [one ?? {}, other ?? {}] as { readonly [key: string]: unknown }[];
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isSameOne(type, a[key], b[key]))
    );
  }
  if (pointer && (one === undefined || other === undefined)) return one === other;
  return isSameOne(type, one, other);
}

function isSameOne(type: string, one: unknown, other: unknown): boolean {
  if (fieldsOf(type) !== undefined) return isSameStruct(type, one as object | undefined, other as object | undefined);
  if (type === 'quantity') return amountOf(one) === amountOf(other);
  if (type === 'time') return timeOf(one) === timeOf(other);
  return JSON.stringify(one ?? ownValue(ZERO, type)) === JSON.stringify(other ?? ownValue(ZERO, type));
}

function amountOf(value: unknown): string | undefined {
  const quantity = decodeQuantity(value ?? '0');
  return typeof quantity === 'string' ? quantity : `${quantity.unscaled}e${quantity.scale}`;
}

function timeOf(value: unknown): string | undefined {
  return value === undefined ? undefined : utcTime(value as string);
}
