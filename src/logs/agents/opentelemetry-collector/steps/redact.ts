import { pattern } from './conditions';
import { replacement } from './fields';
import { Operation } from './operations';
import { ATTRIBUTES, literal, place, reachable, statement } from './ottl';
import { OUTSIDE_QUOTES } from './quoted';
import { printPattern, RE2 } from '../../../patterns/print-pattern';
import { FieldRef, PipelineStep, RecordField } from '../../../pipeline';

type RedactStep = Extract<PipelineStep, { kind: 'redact' }>;

const HELD = 'redact.held';
const held = `log.cache[${literal(HELD)}]`;

const OBJECTS: readonly RecordField[] = ['parsed', 'labels', 'annotations'];

/** Fields that may hold objects: the others of the record model are texts, unless a step has put an object there. */
function objectsAmong(fields: readonly FieldRef[], steps: readonly PipelineStep[]): FieldRef[] {
  const anywhere = steps.some((step) => step.kind === 'move' || (step.kind === 'set' && 'from' in step));
  return anywhere ? [...fields] : fields.filter(({ root }) => OBJECTS.includes(root));
}

/**
 * Replaces in texts and in the members of an object. No statement reaches deeper, but the redaction processor goes through the body to its end, so
 * objects with objects in them become the body for its time. It writes `****`, in whose place the replacement comes afterwards.
 */
export function redact(step: RedactStep, conditions: readonly string[], steps: readonly PipelineStep[]): Operation[] {
  const objects = objectsAmong(step.fields, steps);
  const flat = step.fields.flatMap((field) => {
    const at = place(field);
    const when = [...conditions, ...reachable(field)];
    return step.patterns.flatMap((each) => {
      const call = `${pattern(each)}, ${replacement(step.replacement)})`;
      return [
        statement(`replace_pattern(${at}, ${call}`, [...when, `IsString(${at})`]),
        ...(objects.includes(field)
          ? [statement(`replace_all_patterns(${at}, "value", ${call}`, [...when, `IsMap(${at})`])]
          : []),
      ];
    });
  });
  return [{ change: flat }, ...(objects.length ? deep(objects, step, conditions) : [])];
}

const JSON_TEXT = 'log.cache["json"]';
const ASTERISK = '\u{f0030}';
const NUMBER = '\u{f0031}';

function deep(
  fields: readonly FieldRef[],
  { patterns, replacement: by }: RedactStep,
  conditions: readonly string[],
): Operation[] {
  const found = (index: number) => `log.cache["body"]["${index}"]`;
  const replace = (sought: string, template: string) =>
    statement(`replace_pattern(${JSON_TEXT}, ${literal(sought)}, ${literal(template)})`, [`${JSON_TEXT} != nil`]);
  const aside = [
    'delete_key(log.cache, "body")',
    'delete_key(log.cache, "json")',
    ...fields.map((field, index) => {
      const at = place(field);
      return statement(`set(${found(index)}, ${at})`, [
        ...conditions,
        ...reachable(field),
        `(IsMap(${at}) or IsList(${at}))`,
        `IsMatch(String(${at}), ${literal('(?s)\\A..*[\\[{]|\\A\\[')})`,
      ]);
    }),
    statement(`set(${JSON_TEXT}, String(log.cache["body"]))`, ['log.cache["body"] != nil']),
    // what is there already is none of the processor's
    replace('\\*', ASTERISK),
    // the processor would take numbers for texts
    replace(`(${OUTSIDE_QUOTES('[^"0-9-]')})(?:(-?[0-9][0-9.eE+-]*)|\\z)`, `\${1}"${NUMBER}\${2}"`),
    replace(`"${NUMBER}"\\z`, ''),
    `set(${held}, ${ATTRIBUTES})`,
    `keep_keys(${ATTRIBUTES}, [])`,
    `set(${ATTRIBUTES}[${literal(HELD)}], ${held})`,
    'set(log.body, "")',
    statement(`set(log.body, ParseJSON(${JSON_TEXT}))`, [`${JSON_TEXT} != nil`]),
  ];
  const back = [
    `set(${ATTRIBUTES}, ${ATTRIBUTES}[${literal(HELD)}])`,
    'delete_key(log.cache, "body")',
    'delete_key(log.cache, "json")',
    statement(`set(${JSON_TEXT}, String(log.body))`, ['IsMap(log.body)']),
    replace(`"${NUMBER}([^"]*)"`, '$1'),
    replace('\\*\\*\\*\\*', JSON.stringify(by).slice(1, -1).replace(/\$/g, '$$$$')),
    replace(ASTERISK, '*'),
    statement(`set(log.cache["body"], ParseJSON(${JSON_TEXT}))`, [`${JSON_TEXT} != nil`]),
    ...fields.map((field, index) =>
      statement(`set(${place(field)}, ${found(index)})`, ['IsMap(log.cache["body"])', `${found(index)} != nil`]),
    ),
  ];
  const config = {
    allow_all_keys: true,
    blocked_values: patterns.map((each) => printPattern(each, RE2)),
    allowed_values: [`\\A${NUMBER}`],
    ignored_keys: [HELD],
    summary: 'silent',
  };
  return [{ change: aside }, { processors: [{ type: 'redaction', config }] }, { change: back }];
}
