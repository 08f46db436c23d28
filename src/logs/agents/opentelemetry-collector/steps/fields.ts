import { exists, inObject, literal, madeReachable, place, reachable, statement } from './ottl';
import { FieldRef, PipelineStep } from '../../../pipeline';

type Of<K extends PipelineStep['kind']> = Extract<PipelineStep, { kind: K }>;

/** The largest count that a pattern may repeat. */
const REPEAT_MAX = 1000;
/** How many dots a name may have that all become another sign. */
const DOTS = 12;

/** `$` stands for a group in the replacements of the collector. */
export const replacement = (value: string): string => literal(value.replace(/\$/g, '$$$$'));

const VALUE = 'log.cache["value"]';

export function set(step: Of<'set'>, conditions: readonly string[]): string[] {
  const taken =
    'from' in step
      ? statement(`set(${VALUE}, ${place(step.from)})`, [...conditions, ...exists(step.from)])
      : statement(`set(${VALUE}, ${literal(step.value)})`, conditions);
  return ['delete_key(log.cache, "value")', taken, ...put(step.field)];
}

/** Puts what is in the cache into the field. */
function put(field: FieldRef): string[] {
  const when = [`${VALUE} != nil`];
  return [...madeReachable(field, when), statement(`set(${place(field)}, ${VALUE})`, when)];
}

export function remove({ fields }: Of<'remove'>, conditions: readonly string[]): string[] {
  return fields.map((field) => {
    const { object, name } = inObject(field);
    return statement(`delete_key(${object}, ${name})`, [...conditions, ...reachable(field)]);
  });
}

export const move = ({ field, to }: Of<'move'>, conditions: readonly string[]): string[] => [
  'delete_key(log.cache, "value")',
  statement(`set(${VALUE}, ${place(field)})`, [...conditions, ...exists(field)]),
  ...remove({ kind: 'remove', fields: [field] }, [`${VALUE} != nil`]),
  ...put(to),
];

const anyCharacters = (count: number): string =>
  `${`.{${REPEAT_MAX}}`.repeat(Math.floor(count / REPEAT_MAX))}${count % REPEAT_MAX ? `.{${count % REPEAT_MAX}}` : ''}`;

export function truncate({ field, characters }: Of<'truncate'>, conditions: readonly string[]): string[] {
  const at = place(field);
  const kept = `(?s)\\A(?P<kept>${anyCharacters(characters)}).`;
  return [
    statement(`set(${at}, ExtractPatterns(${at}, ${literal(kept)})["kept"])`, [
      ...conditions,
      ...reachable(field),
      `IsString(${at})`,
      // bytes, of which there are at least as many as characters
      `Len(${at}) > ${characters}`,
      `IsMatch(${at}, ${literal(kept)})`,
    ]),
  ];
}

const DOTTED = '"([^"\\\\.]*)\\.([^"\\\\]*)":';
const MARK = '\u{f0040}';

/**
 * Names within objects are changed in the JSON of the field: no function of the collector goes through an object to its end. Of two names that become one
 * the first in the order of their letters stays. JSON has its names in that order, and the last one counts, so names that had dots are put where they
 * belong for a while.
 */
export function dedot({ fields, separator }: Of<'dedot'>, conditions: readonly string[]): string[] {
  const json = 'log.cache["json"]';
  const [before, behind] = separator < '.' ? [` ${MARK}`, ''] : ['', MARK];
  const replace = (sought: string, by: string) =>
    statement(`replace_pattern(${json}, ${literal(sought)}, ${literal(by)})`, [`${json} != nil`]);
  return fields.flatMap((field) => {
    const at = place(field);
    const when = [...conditions, ...reachable(field), `IsMap(${at})`];
    // keys of labels and annotations have no objects behind them
    if (field.root !== 'parsed') {
      return [statement(`replace_all_patterns(${at}, "key", "\\\\.", ${literal(separator)})`, when)];
    }
    return [
      'delete_key(log.cache, "json")',
      statement(`set(${json}, String(${at}))`, [...when, `IsMatch(String(${at}), ${literal(DOTTED)})`]),
      replace(DOTTED, `"${before}\${1}${separator}\${2}${behind}":`),
      ...Array.from({ length: DOTS }, () => replace(DOTTED, `"\${1}${separator}\${2}":`)),
      statement(`set(${json}, String(ParseJSON(${json})))`, [`${json} != nil`]),
      replace(before + behind, ''),
      statement(`set(${at}, ParseJSON(${json}))`, [`${json} != nil`]),
    ];
  });
}
