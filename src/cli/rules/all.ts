import { rules as written } from '../../constructs/app-checks/written-texts';
import { rules as acceptances } from '../../findings/acceptance-rules';
import { Rule } from '../../findings/rule';
import { PLATFORM_RULES } from '../../platforms/profiles';
import { REFERENCE_RULES } from '../../references/check';
import { rules as customResources } from '../../text-validation/custom-resources/validate';
import { RULES } from '../../validation/rules';

/** Every rule that a finding can name: those of the API server, of platforms, of objects together and of synth. */
export const ALL_RULES: readonly Rule[] = [
  ...RULES,
  ...PLATFORM_RULES,
  ...REFERENCE_RULES,
  ...Object.values(customResources),
  ...Object.values(written),
  ...Object.values(acceptances),
];
