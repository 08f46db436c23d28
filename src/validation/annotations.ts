import { toLowerCase } from './lower-case';
import { byteLength, qualifiedNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';

const MAX_BYTES = 256 * 1024;

export const rules = defineRules('annotations', 'objectmeta.go ValidateAnnotations', {
  key: { reason: 'FieldValueInvalid', remedy: 'Write the key as a valid name, such as example.com/owner.' },
  size: {
    reason: 'FieldValueTooLong',
    upstream: 'objectmeta.go ValidateAnnotationsSize',
    remedy: 'Keep all keys and values together within 262144 bytes.',
  },
});

type Annotations = { readonly [key: string]: string };

/** ValidateAnnotations: keys may have upper-case letters. The server prints the map, not the invalid key. */
export function validateAnnotations(annotations: Annotations, path: Path, ctx: Context): void {
  for (const key in annotations) {
    const problems = qualifiedNameProblems(toLowerCase(key));
    if (problems.length > 0) reportName(problems, key, rules.key, path.key(key).printedAs(path), ctx);
  }
  validateAnnotationsSize(annotations, rules.size, path, ctx);
}

/** ValidateAnnotationsSize */
export function validateAnnotationsSize(annotations: Annotations, rule: Rule, path: Path, ctx: Context): void {
  let units = 0;
  for (const key in annotations) units += key.length + annotations[key].length;
  // a UTF-16 unit has at most three bytes in UTF-8
  if (units * 3 <= MAX_BYTES) return;
  let bytes = 0;
  for (const key in annotations) bytes += byteLength(key) + byteLength(annotations[key]);
  if (bytes > MAX_BYTES) ctx.report(rule, path, `keys and values have ${bytes} bytes, ${MAX_BYTES} are allowed`);
}
