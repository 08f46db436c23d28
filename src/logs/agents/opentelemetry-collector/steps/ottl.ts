import { ownValue } from '../../../../model/own-value';
import { FieldRef } from '../../../pipeline';
import { recordPath } from '../../../simulator/values';

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
export const literal = (value: string): string =>
  `"${value.replace(/[\\"\n\r\t]/g, (one) => ownValue(ESCAPES, one)!)}"`;

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

/** Where a field is among the attributes, in which all but the time are kept while the collector works. The body is free. */
const path = ({ root, keys }: FieldRef): string[] => recordPath({ root, keys });

const at = (names: readonly string[]): string => `${ATTRIBUTES}${names.map((name) => `[${literal(name)}]`).join('')}`;

export const place = (field: FieldRef): string => at(path(field));

/** The object that holds the field, and the name that it has there. */
export function inObject(field: FieldRef): { readonly object: string; readonly name: string } {
  const names = path(field);
  return { object: at(names.slice(0, -1)), name: literal(names[names.length - 1]) };
}

/** Objects on the way to the field. */
const objects = (field: FieldRef): string[] =>
  path(field)
    .slice(0, -1)
    .map((_, index, names) => at(names.slice(0, index + 1)));

/** Whether each object on the way to the field is one: the way through a text is an error of OTTL. */
export const reachable = (field: FieldRef): string[] => objects(field).map((object) => `IsMap(${object})`);

export const exists = (field: FieldRef): string[] => [...reachable(field), `${place(field)} != nil`];

/** Statements that make objects of what is in the way to the field and none. */
export const madeReachable = (field: FieldRef, conditions: readonly string[]): string[] =>
  objects(field).map((object) => statement(`set(${object}, {})`, [...conditions, `not IsMap(${object})`]));

const SAFE = '9007199254740992.0';

/** Whether the value counts as a text: one itself, a boolean, a whole number. */
export const countsAsText = (value: string): string =>
  any([
    `IsString(${value})`,
    `IsBool(${value})`,
    `IsInt(${value})`,
    `(IsDouble(${value}) and ${value} > -${SAFE} and ${value} < ${SAFE} and ${value} == Double(Int(${value})))`,
  ]);
