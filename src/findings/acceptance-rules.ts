import { defineRules } from './rule';

export const rules = defineRules(
  'acceptances',
  { stage: 'read', severity: 'advice', upstream: 'none: a construct of this library' },
  {
    unused: { reason: 'FieldValueInvalid', remedy: 'Remove the acceptance.' },
    error: {
      reason: 'FieldValueForbidden',
      remedy: 'Correct the object, and remove the acceptance: the API server rejects the object whatever is accepted.',
    },
    unreadable: { reason: 'FieldValueInvalid', remedy: 'Write a line RULE: REASON for each rule.' },
  },
);
