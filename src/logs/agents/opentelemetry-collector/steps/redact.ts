import { pattern } from './conditions';
import { replacement } from './fields';
import { Operation } from './operations';
import { ATTRIBUTES, literal, place, reachable, statement } from './ottl';
import { printPattern, RE2 } from '../../../patterns/print-pattern';
import { FieldRef, PipelineStep } from '../../../pipeline';

type RedactStep = Extract<PipelineStep, { kind: 'redact' }>;

const HELD = 'redact.held';
const held = `log.cache[${literal(HELD)}]`;

/** Fields that may hold objects: those of the record model are texts. */
const mayBeObject = ({ root }: FieldRef): boolean => root === 'parsed' || root === 'labels' || root === 'annotations';

/**
 * Replaces in texts and in the members of an object. No statement reaches deeper, but the redaction processor goes through the body to its end, so
 * objects with objects in them become the body for its time. It writes `****` there, whatever the replacement.
 */
export function redact(step: RedactStep, conditions: readonly string[]): Operation[] {
  const flat = step.fields.flatMap((field) => {
    const at = place(field);
    const when = [...conditions, ...reachable(field)];
    return step.patterns.flatMap((each) => {
      const call = `${pattern(each)}, ${replacement(step.replacement)})`;
      return [
        statement(`replace_pattern(${at}, ${call}`, [...when, `IsString(${at})`]),
        ...(mayBeObject(field)
          ? [statement(`replace_all_patterns(${at}, "value", ${call}`, [...when, `IsMap(${at})`])]
          : []),
      ];
    });
  });
  const objects = step.fields.filter(({ root }) => root === 'parsed');
  return [{ change: flat }, ...(objects.length ? deep(objects, step, conditions) : [])];
}

function deep(fields: readonly FieldRef[], { patterns }: RedactStep, conditions: readonly string[]): Operation[] {
  const found = (index: number) => `log.cache["body"]["${index}"]`;
  const aside = [
    'delete_key(log.cache, "body")',
    ...fields.map((field, index) => {
      const at = place(field);
      return statement(`set(log.cache["body"]["${index}"], ${at})`, [
        ...conditions,
        ...reachable(field),
        `(IsMap(${at}) or IsList(${at}))`,
        `IsMatch(String(${at}), ${literal('(?s)\\A..*[\\[{]|\\A\\[')})`,
      ]);
    }),
    `set(${held}, ${ATTRIBUTES})`,
    `keep_keys(${ATTRIBUTES}, [])`,
    `set(${ATTRIBUTES}[${literal(HELD)}], ${held})`,
    'set(log.body, "")',
    statement('set(log.body, log.cache["body"])', ['log.cache["body"] != nil']),
  ];
  const back = [
    `set(${held}, ${ATTRIBUTES}[${literal(HELD)}])`,
    'set(log.cache["body"], log.body)',
    `set(${ATTRIBUTES}, ${held})`,
    ...fields.map((field, index) =>
      statement(`set(${place(field)}, ${found(index)})`, ['IsMap(log.cache["body"])', `${found(index)} != nil`]),
    ),
  ];
  const config = {
    allow_all_keys: true,
    blocked_values: patterns.map((each) => printPattern(each, RE2)),
    ignored_keys: [HELD],
    summary: 'silent',
  };
  return [{ change: aside }, { processors: [{ type: 'redaction', config }] }, { change: back }];
}
