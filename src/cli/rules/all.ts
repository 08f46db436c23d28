import { Rule } from '../../findings/rule';
import { PLATFORM_RULES } from '../../platforms/profiles';
import { RULES } from '../../validation/rules';

/** The rules of the API server, and those of platforms. */
export const ALL_RULES: readonly Rule[] = [...RULES, ...PLATFORM_RULES];
