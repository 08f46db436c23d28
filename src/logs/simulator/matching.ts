import { numericValue, recordPath, JsonMap, textOf, valueAt } from './values';
import { Pattern } from '../patterns/pattern';
import { JAVASCRIPT, printPattern } from '../patterns/print-pattern';
import { PipelineCondition } from '../pipeline';

const compiled = new WeakMap<Pattern, RegExp>();

/** The pattern for JavaScript. It finds what RE2, Onigmo and Rust find, and finds it first where they do. */
export function expression(pattern: Pattern): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = new RegExp(printPattern(pattern, JAVASCRIPT), 'u');
  compiled.set(pattern, made);
  return made;
}

export function meets(record: JsonMap, condition: PipelineCondition): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.every((each) => meets(record, each));
    case 'any':
      return condition.conditions.some((each) => meets(record, each));
    case 'not':
      return !meets(record, condition.condition);
  }
  const value = valueAt(record, recordPath(condition.field));
  switch (condition.kind) {
    case 'exists':
      return value !== undefined;
    case 'oneOf': {
      const text = textOf(value);
      return text !== undefined && condition.values.includes(text);
    }
    case 'matches': {
      const text = textOf(value);
      return text !== undefined && expression(condition.pattern).test(text);
    }
    case 'number': {
      const number = numericValue(value);
      const { greaterThan, atLeast, lessThan, atMost } = condition;
      return (
        number !== undefined &&
        (greaterThan === undefined || number > greaterThan) &&
        (atLeast === undefined || number >= atLeast) &&
        (lessThan === undefined || number < lessThan) &&
        (atMost === undefined || number <= atMost)
      );
    }
  }
}
