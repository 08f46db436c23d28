import { ownValue } from '../../../../model/own-value';
import { Pattern } from '../../../patterns/pattern';
import { printPattern, RUST } from '../../../patterns/print-pattern';
import { FieldRef } from '../../../pipeline';
import { recordPath } from '../../../simulator/values';

/*
 * Pieces of VRL, the language in which Vector changes records: https://vector.dev/docs/reference/vrl/
 */

const ESCAPES: { readonly [character: string]: string } = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  // two of them begin a template
  '{': '\\{',
  '}': '\\}',
};

/** A text as a literal. */
export const literal = (value: string): string =>
  `"${value.replace(/[\\"\n\r\t{}]/g, (one) => ownValue(ESCAPES, one)!)}"`;

/** A pattern as a literal. */
export const regex = (pattern: Pattern): string => `r'${printPattern(pattern, RUST).replaceAll("'", '\\x27')}'`;

const isBare = (name: string): boolean => /^[A-Za-z_@][A-Za-z0-9_@]*$/.test(name);

/** The way to a field of the event. */
export const at = (names: readonly string[]): string =>
  names.map((name) => `.${isBare(name) ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`}`).join('');

export const place = (field: FieldRef): string => at(recordPath(field));

export const indented = (statements: readonly string[]): string[] =>
  statements.flatMap((each) => each.split('\n')).map((line) => `  ${line}`);

/** Statements under a condition; without one, as they are. */
export const when = (condition: string | undefined, statements: readonly string[]): string[] =>
  condition === undefined || !statements.length ? [...statements] : [`if ${condition} {`, ...indented(statements), '}'];

const SAFE = '9007199254740992';

/** A value as a text: one itself, a boolean, a whole number; null for anything else. */
export const textOf = (value: string): string =>
  `{ if is_string(${value}) { string!(${value}) } ` +
  `else if is_boolean(${value}) { to_string(bool!(${value})) } ` +
  `else if is_integer(${value}) { if abs(int!(${value})) < ${SAFE} { to_string(int!(${value})) } } ` +
  `else if is_float(${value}) { ` +
  `if abs(float!(${value})) < ${SAFE}.0 && floor(float!(${value})) == float!(${value}) { to_string(to_int(float!(${value}))) } } }`;
