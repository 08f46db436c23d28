import { FieldRef } from '../../../pipeline';

/*
 * Pieces of OTTL, the language of the transform and filter processors:
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/pkg/ottl/LANGUAGE.md
 */

const ESCAPES: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as a literal. */
export const literal = (value: string): string => `"${value.replace(/[\\"\n\r\t]/g, (one) => ESCAPES[one])}"`;

/** A number as a literal of a double, since parsed numbers are doubles. */
export const double = (value: number): string => {
  const digits = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
  return digits.includes('.') ? digits : `${digits}.0`;
};

export const all = (conditions: readonly string[]): string =>
  conditions.length === 1 ? conditions[0] : `(${conditions.join(' and ')})`;

export const any = (conditions: readonly string[]): string =>
  conditions.length === 1 ? conditions[0] : `(${conditions.join(' or ')})`;

/** A statement, and the condition under which it is executed. */
export const statement = (call: string, conditions: readonly string[] = []): string =>
  conditions.length ? `${call} where ${conditions.join(' and ')}` : call;

export const ATTRIBUTES = 'log.attributes';

/** Where the collector keeps a field while it works on a record: all but the time are attributes, and the body is free. */
export const place = ({ root, keys }: FieldRef): string =>
  `${ATTRIBUTES}${[root, ...keys].map((name) => `[${literal(name)}]`).join('')}`;

/** The object that holds the field, and the name that it has there. */
export function inObject({ root, keys }: FieldRef): { readonly object: string; readonly name: string } {
  return keys.length === 0
    ? { object: ATTRIBUTES, name: literal(root) }
    : { object: place({ root, keys: keys.slice(0, -1) }), name: literal(keys[keys.length - 1]) };
}

/** Whether each object on the way to the field is one: the way through a text is an error of OTTL. */
export const reachable = ({ root, keys }: FieldRef): string[] =>
  keys.map((_, index) => `IsMap(${place({ root, keys: keys.slice(0, index) })})`);

export const exists = (field: FieldRef): string[] => [...reachable(field), `${place(field)} != nil`];
