import { isSuspect, MisreadCause, misreadKey, misreadValue, Misreading } from './written-text';

/** A text or key of an object that kubectl reads otherwise, once cdk8s has written it. */
export interface MisreadText {
  readonly cause: MisreadCause;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What to write in place of a text. */
export const INSTEAD: { readonly [cause in MisreadCause]: string } = {
  number: 'Write a number as decimal digits, or a text that does not look like one.',
  character:
    'Leave the character out; the text of a file can stand as base64 in binaryData of a ConfigMap or in data of a Secret.',
  tab: 'Let the first line that is not empty begin with something else than a tab, such as spaces.',
  mergeKey: "Give the key another name: in YAML, '<<' merges another map into this one.",
};

/** Where values may be secret, beside the data of a Secret: what messages of this library never show. */
const MAY_BE_SECRET = /^(?:annotations|args|command|options|value|volumeAttributes)$/;

/** All texts and keys of an object, of whatever kind, that kubectl reads otherwise than they are meant. */
export function misreadTexts(manifest: unknown): MisreadText[] {
  if (!hasSuspect(manifest)) return [];
  return misreadIn(manifest, [], (manifest as { readonly kind?: unknown }).kind === 'Secret');
}

/** Whether a value holds a text, a key or a number that may not be read as it is meant. Nearly no object does. */
export function hasSuspect(value: unknown): boolean {
  if (typeof value === 'string') return isSuspect(value);
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasSuspect);
  for (const key in value) if (isSuspect(key) || hasSuspect((value as { [key: string]: unknown })[key])) return true;
  return false;
}

function misreadIn(value: unknown, path: MisreadText['path'], isSecret: boolean): MisreadText[] {
  if (typeof value === 'string') return told(misreadValue(value), path, isSecret ? undefined : value);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => misreadIn(item, [...path, i], isSecret));
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    return [...told(misreadKey(key), at, key), ...misreadIn(inner, at, isSecret || MAY_BE_SECRET.test(key))];
  });
}

/** @param text what is misread; undefined where it may be secret */
function told(misreading: Misreading | undefined, path: MisreadText['path'], text: string | undefined): MisreadText[] {
  if (!misreading) return [];
  const { cause } = misreading;
  const what = text === undefined ? 'the text' : `the text ${visible(text)}`;
  return [{ cause, path, message: `cdk8s writes ${what} so that ${resultOf(misreading, text)}` }];
}

function resultOf({ read }: Misreading, text: string | undefined): string {
  if (read === undefined) return 'kubectl cannot read the file';
  const type = typeof read === 'bigint' ? 'number' : read === null ? 'null' : typeof read;
  if (text === undefined) return `kubectl reads another ${type === 'string' ? 'text' : type}`;
  if (typeof read === 'string') return `kubectl reads ${visible(read)}`;
  return read === null ? 'kubectl reads null' : `kubectl reads the ${type} ${read}`;
}

/** A text as a message shows it: from where it is misread on, and what nobody sees as the number of the character. */
function visible(text: string): string {
  const at = text.length > 80 ? text.search(UNSEEN) : 0;
  const shown = at > 20 ? `...${text.slice(at - 20)}` : text;
  const quoted = JSON.stringify(shown.length > 80 ? `${shown.slice(0, 77)}...` : shown);
  return quoted.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const UNSEEN = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g;
