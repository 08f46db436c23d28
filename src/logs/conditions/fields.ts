import { Complain } from '../checks';
import { FieldRef, RecordField } from '../pipeline';

/** The fields of the record model. */
export const RECORD_FIELDS: readonly RecordField[] = [
  'message',
  'stream',
  'node',
  'namespace',
  'pod',
  'container',
  'labels',
  'annotations',
  'tag',
  'severity',
  'parsed',
];
const MAPS = ['labels', 'annotations'];
const KEY = /^[^.\p{Cc}"'\\]+$/u;

/** Which fields a record may have at one place of the pipeline. */
export interface KnownFields {
  /** The fields of the record model that the inputs give, and those that steps have set. */
  readonly roots: ReadonlySet<RecordField>;
  /** Names of parsed fields; undefined where any may be there, as after JSON. */
  readonly parsed: ReadonlySet<string> | undefined;
  /** Why a field of the record model is missing, for those that a setting took away. */
  readonly missing: { readonly [root: string]: string | undefined };
}

export const isRoot = (name: string): name is RecordField => (RECORD_FIELDS as readonly string[]).includes(name);

/** The place of a field that is called by its name: one of the record model, or else a parsed one. */
export function fieldRef(name: string, property: string, complain: Complain): FieldRef {
  const [first, ...rest] = typeof name === 'string' ? name.split('.') : [''];
  if (MAPS.includes(first)) {
    return mapField(first as RecordField, name.slice(first.length + 1), rest.length > 0, property, complain);
  }
  if (isRoot(first) && first !== 'parsed' && rest.length) {
    complain(
      property,
      `is '${name}', and ${first} is a text without fields; a parsed field of that name is 'parsed.${name}'`,
    );
  }
  const keys = first === 'parsed' ? rest : isRoot(first) ? [] : [first, ...rest];
  if (name === 'time') {
    complain(
      property,
      "is 'time', which no condition and no step can look at; a parsed field of that name is 'parsed.time'",
    );
  }
  if (!keys.every((key) => KEY.test(key)) || first === '') {
    complain(
      property,
      `is '${name}', which names no field; write names with dots between them, without quotes and backslashes`,
    );
  }
  return { root: isRoot(first) ? first : 'parsed', keys };
}

function mapField(root: RecordField, key: string, hasKey: boolean, property: string, complain: Complain): FieldRef {
  if (hasKey && !/^[A-Za-z0-9][-A-Za-z0-9_./]*$/.test(key)) {
    complain(property, `is '${root}.${key}', and '${key}' is no key that ${root} can have`);
  }
  // a key may have dots
  return { root, keys: hasKey ? [key] : [] };
}

/** A field as messages name it. */
export const fieldName = ({ root, keys }: FieldRef): string =>
  root === 'parsed' && keys.length
    ? (isRoot(keys[0]) ? ['parsed', ...keys] : keys).join('.')
    : [root, ...keys].join('.');

/** Refuses a field that no record can have here. */
export function knownField(name: string, known: KnownFields, property: string, complain: Complain): FieldRef {
  const field = fieldRef(name, property, complain);
  const { root, keys } = field;
  if (!known.roots.has(root)) {
    const why = known.missing[root];
    if (why) complain(property, `is '${name}', which no record has: ${why}`);
    complain(
      property,
      root === 'parsed'
        ? `is '${name}', which no record has: it is no field of the record model (${[...known.roots].join(', ')}), and no parse or set step is before; add one, or correct the name`
        : `is '${name}', which no record has here; the records have ${[...known.roots].join(', ')}`,
    );
  }
  if (root === 'parsed' && keys.length && known.parsed && !known.parsed.has(keys[0])) {
    complain(property, `is '${name}', which no step before gives; parsed fields are ${[...known.parsed].join(', ')}`);
  }
  return field;
}
