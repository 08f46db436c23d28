import { all, any, countsAsText, double, exists, literal, place, reachable } from './ottl';
import { Pattern } from '../../../patterns/pattern';
import { printPattern, RE2 } from '../../../patterns/print-pattern';
import { NumberBounds, PipelineCondition } from '../../../pipeline';

export const pattern = (value: Pattern): string => literal(printPattern(value, RE2));

const BOUNDS: { readonly [name in keyof NumberBounds]-?: string } = {
  greaterThan: '>',
  atLeast: '>=',
  lessThan: '<',
  atMost: '<=',
};

/** Texts that a number or a boolean may have, so that a field is compared as a text. */
const SCALAR = /^(-?\d.*|true|false)$/;

/** A condition as an expression of OTTL. It never fails, whatever the record holds. */
export function expression(condition: PipelineCondition): string {
  switch (condition.kind) {
    case 'oneOf': {
      const at = place(condition.field);
      const equal = any(condition.values.map((value) => `${at} == ${literal(value)}`));
      if (!condition.values.some((value) => SCALAR.test(value))) return all([...reachable(condition.field), equal]);
      const asText = any(condition.values.map((value) => `String(${at}) == ${literal(value)}`));
      return all([...reachable(condition.field), countsAsText(at), asText]);
    }
    case 'matches': {
      const at = place(condition.field);
      return all([...reachable(condition.field), countsAsText(at), `IsMatch(${at}, ${pattern(condition.pattern)})`]);
    }
    case 'exists':
      return all(exists(condition.field));
    case 'number': {
      const at = place(condition.field);
      const comparisons = (Object.keys(BOUNDS) as (keyof NumberBounds)[]).flatMap((name) =>
        condition[name] === undefined ? [] : [`Double(${at}) ${BOUNDS[name]} ${double(condition[name])}`],
      );
      const isNumber = `(IsDouble(${at}) or IsInt(${at}) or (IsString(${at}) and IsMatch(${at}, "\\\\A-?[0-9]{1,15}(\\\\.[0-9]{1,15})?\\\\z")))`;
      return all([...reachable(condition.field), isNumber, ...comparisons]);
    }
    case 'all':
      return all(condition.conditions.map(expression));
    case 'any':
      return any(condition.conditions.map(expression));
    case 'not':
      return `not (${expression(condition.condition)})`;
  }
}
