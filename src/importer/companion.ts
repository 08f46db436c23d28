import { ObjectCoder } from './object-coder';
import { Property, Step } from './syntax-tree';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** A construct of cdk8s-plus that writes exactly the object. */
export interface Companion {
  readonly className: string;
  readonly props: Property[];
  readonly steps: readonly Step[];
}

/** The fields of an object beside its version and kind, some under another name in the props. */
export function propsOf(
  object: JsonObject,
  coder: ObjectCoder,
  names: { readonly [field: string]: string } = {},
): Property[] {
  const fields = coder.fields(object, []).filter(({ key }) => key !== 'apiVersion' && key !== 'kind');
  return fields.map((field) => ({ ...field, key: ownValue(names, field.key) ?? field.key }));
}

export function hasOnly(map: JsonObject, keys: readonly string[]): boolean {
  return Object.keys(map).every((key) => keys.includes(key));
}

export function isTexts(value: unknown): value is { readonly [key: string]: string } {
  return isJsonObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
