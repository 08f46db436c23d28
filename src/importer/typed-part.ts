import { fromEntries } from './json-values';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

const FITS: { readonly [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  int32: (value) => typeof value === 'number',
  int64: (value) => typeof value === 'number',
  quantity: (value) => typeof value === 'string' || typeof value === 'number',
  intOrString: (value) => typeof value === 'string' || typeof value === 'number',
  time: (value) => typeof value === 'string',
  any: () => true,
};

/** The part of a value that the structs of a type can express; undefined if a required field is missing. */
export function typedPart(value: unknown, type: string): unknown {
  const fields = TYPES.get(type);
  if (!fields) {
    return ownValue(FITS, type)!(value) ? value : undefined;
  }
  if (!isJsonObject(value)) {
    return undefined;
  }
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const field = fields.get(key);
    const fit = field && fittingField(inner, field);
    return fit === undefined ? [] : [[key, fit]];
  });
  const fit = fromEntries(entries);
  return [...fields.values()].every(({ name, required }) => !required || Object.hasOwn(fit, name)) ? fit : undefined;
}

function fittingField(value: unknown, { shape, type, values }: Field): unknown {
  const one = (item: unknown) => (values && !values.includes(item as string) ? undefined : typedPart(item, type));
  if (shape === undefined) {
    return one(value);
  }
  if (shape === 'list' ? !Array.isArray(value) : !isJsonObject(value)) {
    return undefined;
  }
  const items = Object.entries(value as JsonObject).map(([key, item]) => [key, one(item)] as const);
  if (items.some(([, item]) => item === undefined)) {
    return undefined;
  }
  return shape === 'list' ? items.map(([, item]) => item) : fromEntries(items);
}

/** A value without the fields that are not in the structs of its type, at any depth. */
export function knownFields(value: unknown, type: string): unknown {
  const fields = TYPES.get(type);
  if (!fields || !isJsonObject(value)) {
    return value;
  }
  return fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const field = fields.get(key);
      return field ? [[key, knownInside(inner, field)]] : [];
    }),
  );
}

function knownInside(value: unknown, { shape, type }: Field): unknown {
  if (shape === 'list') {
    return Array.isArray(value) ? value.map((item) => knownFields(item, type)) : value;
  }
  if (shape === 'map') {
    return isJsonObject(value)
      ? fromEntries(Object.entries(value).map(([key, inner]) => [key, knownFields(inner, type)]))
      : value;
  }
  return knownFields(value, type);
}
