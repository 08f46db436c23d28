import { Finding } from '../findings/finding';
import { Path } from '../findings/path';

/** What a construct, and not the API server, warns of: the same shape as everything else that is found. */
export function companionWarning(rule: string, path: Path, message: string, remedy: string): Finding {
  return {
    severity: 'warning',
    reason: 'FieldValueInvalid',
    field: path.toString(),
    path: path.segments(),
    message,
    remedy,
    rule: `companions/${rule}`,
  };
}
