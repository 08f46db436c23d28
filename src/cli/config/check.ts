import { Schema } from './schema';
import { isJsonObject } from '../../model/json-object';

const NAMES = { object: 'a map', array: 'a list', string: 'a text' } as const;

/** What is wrong with the value, each with the place of it; empty if it follows the schema. */
export function schemaProblems(value: unknown, schema: Schema, place = ''): string[] {
  const here = place === '' ? 'the file' : place;
  if (typeOf(value) !== schema.type) {
    const found = typeof value === 'number' ? ` (${value}); put it in quotes` : '';
    return [`${here} is ${NAMES[typeOf(value)] ?? `a ${typeOf(value)}`}, not ${NAMES[schema.type]}${found}`];
  }
  if (typeof value === 'string') {
    if (schema.enum !== undefined && !schema.enum.includes(value)) {
      return [`${here} is '${value}', not one of ${schema.enum.join(', ')}`];
    }
    return value.length < (schema.minLength ?? 0) ? [`${here} is empty`] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => schemaProblems(item, schema.items!, `${place}[${i}]`));
  }
  const { properties = {}, required = [], additionalProperties } = schema;
  const object = value as { readonly [key: string]: unknown };
  return [
    ...required.filter((name) => !Object.hasOwn(object, name)).map((name) => `${here} has no ${name}`),
    ...Object.entries(object).flatMap(([key, item]) => {
      const inner = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (inner === undefined || inner === false) {
        return [`${here} has the unknown key '${key}'; the keys are ${Object.keys(properties).join(', ')}`];
      }
      return schemaProblems(item, inner, place === '' ? key : `${place}.${key}`);
    }),
  ];
}

function typeOf(value: unknown): keyof typeof NAMES {
  const type = Array.isArray(value) ? 'array' : isJsonObject(value) ? 'object' : value === null ? 'null' : typeof value;
  return type as keyof typeof NAMES;
}
