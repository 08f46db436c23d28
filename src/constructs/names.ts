import { createHash } from 'crypto';

/** The label that a default selector is made of. */
export const NAME_LABEL = 'app.kubernetes.io/name';

const LABEL_VALUE_MAX = 63;

/** What the API server keeps of `<name>-` in the names of the pods, before five characters of its own. */
export const GENERATED_NAME_MAX = 58;

/** A short hash that is the same wherever and whenever it is computed: lower-case hex digits. */
export function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** The object name as a label value: itself where it fits, else its beginning and a hash of the whole. */
export function nameLabelValue(name: string): string {
  if (name.length <= LABEL_VALUE_MAX) return name;
  return `${name.slice(0, LABEL_VALUE_MAX - 9).replace(/[^a-z0-9]+$/, '')}-${shortHash(name, 8)}`;
}
