import { Finding } from '../findings/finding';

/** What a construct, and not the API server, warns of: the same shape as everything else that is found. */
export function companionWarning(rule: string, field: string, message: string, remedy: string): Finding {
  return { severity: 'warning', reason: 'FieldValueInvalid', field, message, remedy, rule: `companions/${rule}` };
}
