import { literal, place, regex, textOf } from './text';
import { NumberBounds, PipelineCondition } from '../../../pipeline';

const BOUNDS: { readonly [name in keyof NumberBounds]-?: string } = {
  greaterThan: '>',
  atLeast: '>=',
  lessThan: '<',
  atMost: '<=',
};

/** Texts that a number or a boolean may have, so that a field is compared as a text. */
const SCALAR = /^(-?\d.*|true|false)$/;

/** A number as a literal of a float. */
function float(value: number): string {
  const digits = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
  return digits.includes('.') ? digits : `${digits}.0`;
}

/** The field as a number: one itself, or a text that is one in decimal digits; null for anything else. */
const numberOf = (value: string): string =>
  `if is_string(${value}) { if match(string!(${value}), r'\\A-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\z') { to_float!(${value}) } } ` +
  `else if is_integer(${value}) || is_float(${value}) { to_float!(${value}) }`;

/** A condition as an expression of VRL. It never fails, whatever the event holds. */
export function expression(condition: PipelineCondition): string {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.length ? `(${condition.conditions.map(expression).join(' && ')})` : 'true';
    case 'any':
      return condition.conditions.length ? `(${condition.conditions.map(expression).join(' || ')})` : 'false';
    case 'not':
      return `!${expression(condition.condition)}`;
    case 'exists':
      return `!is_null(${place(condition.field)})`;
    case 'oneOf': {
      const at = place(condition.field);
      const texts = `[${condition.values.map(literal).join(', ')}]`;
      return `includes(${texts}, ${condition.values.some((value) => SCALAR.test(value)) ? textOf(at) : at})`;
    }
    case 'matches':
      return `{ text = ${textOf(place(condition.field))}; is_string(text) && match(string(text) ?? "", ${regex(condition.pattern)}) }`;
    case 'number': {
      const bounds = (Object.keys(BOUNDS) as (keyof NumberBounds)[]).flatMap((name) =>
        condition[name] === undefined ? [] : [`number ${BOUNDS[name]} ${float(condition[name])}`],
      );
      return `{ number = ${numberOf(place(condition.field))}; if is_float(number) { number = float(number) ?? 0.0; ${bounds.join(' && ')} } else { false } }`;
    }
  }
}
