import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { hasSuspect, INSTEAD, misreadTexts } from '../../manifest/misread-texts';

export const rules = defineRules(
  'written',
  { stage: 'read', upstream: 'sigs.k8s.io/yaml goyaml.v2/decode.go unmarshal' },
  {
    number: { reason: 'FieldValueInvalid', remedy: INSTEAD.number },
    character: { reason: 'FieldValueInvalid', remedy: INSTEAD.character },
    tab: { reason: 'FieldValueInvalid', remedy: INSTEAD.tab },
    notFinite: {
      reason: 'FieldValueInvalid',
      remedy: 'Give a number; Number(undefined), of a variable that is not set, is none.',
    },
    mergeKey: { reason: 'FieldValueInvalid', remedy: INSTEAD.mergeKey },
  },
);

/** The texts and keys of an object that kubectl reads otherwise than they are meant, once cdk8s has written them. */
export function textFindings(manifest: unknown): Finding[] {
  if (!hasSuspect(manifest)) return [];
  return [...misreadTexts(manifest), ...notFinite(manifest, [])].map(({ cause, path: steps, message }) => {
    const { id, severity, reason, remedy } = rules[cause];
    let path = Path.ROOT;
    for (const step of steps) path = typeof step === 'number' ? path.index(step) : keyed(path, step);
    return { severity, reason, field: path.toString(), path: path.segments(), message, remedy, rule: id };
  });
}

interface NotFinite {
  readonly cause: 'notFinite';
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** YAML has words for such numbers, and JSON, in which kubectl sends them, has none. */
function notFinite(value: unknown, path: readonly (string | number)[]): NotFinite[] {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return [{ cause: 'notFinite', path, message: `${value} is not a number that JSON can carry` }];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => notFinite(item, [...path, i]));
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => notFinite(item, [...path, key]))
    : [];
}

function keyed(path: Path, key: string): Path {
  return /^\w+$/.test(key) ? path.child(key) : path.key(key);
}
