import { parsePattern, PatternError } from './parse-pattern';
import { Pattern } from './pattern';
import { Complain } from '../checks';

/** Understands a pattern, and names the property where agents would not read it alike. */
export function checkedPattern(source: string, property: string, complain: Complain): Pattern {
  if (typeof source !== 'string' || !source) return complain(property, 'is no pattern; give a regular expression');
  try {
    return parsePattern(source);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return complain(
      property,
      `is '${source}', which ${error.message}; patterns are in the language of RE2, as far as all agents read it alike, and anything else takes a raw step`,
    );
  }
}
