import { exists, inObject, literal, place, reachable, statement } from './ottl';
import { FieldRef, PipelineStep } from '../../../pipeline';

type Of<K extends PipelineStep['kind']> = Extract<PipelineStep, { kind: K }>;

/** The largest count that a pattern may repeat. */
const REPEAT_MAX = 1000;
/** How many dots a name may have that all become another sign. */
const DOTS = 8;

/** `$` stands for a group in the replacements of the collector. */
export const replacement = (value: string): string => literal(value.replace(/\$/g, '$$$$'));

export function set(step: Of<'set'>, conditions: readonly string[]): string[] {
  const { field } = step;
  if ('from' in step) {
    return [statement(`set(${place(field)}, ${place(step.from)})`, [...conditions, ...exists(step.from)])];
  }
  return [statement(`set(${place(field)}, ${literal(step.value)})`, conditions)];
}

export function remove({ fields }: Of<'remove'>, conditions: readonly string[]): string[] {
  return fields.map((field) => {
    const { object, name } = inObject(field);
    return statement(`delete_key(${object}, ${name})`, [...conditions, ...reachable(field)]);
  });
}

export function move({ field, to }: Of<'move'>, conditions: readonly string[]): string[] {
  const moved = 'log.cache["moved"]';
  return [
    'delete_key(log.cache, "moved")',
    statement(`set(${moved}, ${place(field)})`, [...conditions, ...exists(field)]),
    ...remove({ kind: 'remove', fields: [field] }, [`${moved} != nil`]),
    statement(`set(${place(to)}, ${moved})`, [`${moved} != nil`]),
  ];
}

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

const hasDots = '"[^"\\\\.]*\\.[^"\\\\]*":';

/** Names within objects are changed in the JSON of the field: no function of the collector goes through an object to its end. */
export function dedot({ fields, separator }: Of<'dedot'>, conditions: readonly string[]): string[] {
  const json = 'log.cache["json"]';
  return fields.flatMap((field) => {
    const at = place(field);
    const when = [...conditions, ...reachable(field), `IsMap(${at})`];
    if (field.root !== 'parsed') {
      return [statement(`replace_all_patterns(${at}, "key", "\\\\.", ${replacement(separator)})`, when)];
    }
    return [
      'delete_key(log.cache, "json")',
      statement(`set(${json}, String(${at}))`, [...when, `IsMatch(String(${at}), ${literal(hasDots)})`]),
      ...Array.from({ length: DOTS }, () =>
        statement(
          `replace_pattern(${json}, ${literal('"([^"\\\\.]*)\\.([^"\\\\]*)":')}, ${literal(`"\${1}${separator}\${2}":`)})`,
          [`${json} != nil`],
        ),
      ),
      statement(`set(${at}, ParseJSON(${json}))`, [`${json} != nil`]),
    ];
  });
}

const FRACTION = '\\\\A(?P<seconds>[0-9]+)(\\\\.(?P<fraction>[0-9]{1,9}))?[0-9]*\\\\z';

/** A time as the collector reads it from a field that is a text, or a number. */
export function time({ field, format }: Of<'time'>, conditions: readonly string[]): string[] {
  const at = place(field);
  const when = [...conditions, ...reachable(field)];
  const isText = [...when, `IsString(${at})`];
  const isNumber = [...when, `(IsDouble(${at}) or IsInt(${at}))`];
  const digits = [...isText, `IsMatch(${at}, "\\\\A[0-9]+\\\\z")`];
  switch (format) {
    case 'rfc3339': {
      // a fraction of seconds is read wherever seconds are
      const layouts: [string, string][] = [
        ['[Zz]', '%Y-%m-%dT%H:%M:%SZ'],
        ['[-+][0-9]{2}:[0-9]{2}', '%Y-%m-%dT%H:%M:%S%j'],
      ];
      return layouts.map(([zone, layout]) =>
        statement(`set(log.time, Time(${at}, ${literal(layout)}))`, [
          ...isText,
          `IsMatch(${at}, ${literal(`T.*${zone}\\z`)})`,
        ]),
      );
    }
    case 'unix': {
      const fraction = 'log.cache["time"]';
      return [
        'delete_key(log.cache, "time")',
        statement(`set(${fraction}, ExtractPatterns(${at}, "${FRACTION}"))`, [
          ...isText,
          `IsMatch(${at}, "${FRACTION}")`,
        ]),
        statement(`set(${fraction}["fraction"], Concat([${fraction}["fraction"], "000000000"], ""))`, [
          `${fraction} != nil`,
        ]),
        statement(`set(log.time, Unix(Int(${fraction}["seconds"]), Int(Substring(${fraction}["fraction"], 0, 9))))`, [
          `${fraction} != nil`,
        ]),
        statement(
          `set(log.time, Unix(Int(${at}), Int((Double(${at}) - Double(Int(${at}))) * 1000000000.0)))`,
          isNumber,
        ),
      ];
    }
    case 'unixMilliseconds':
      return [digits, isNumber].map((is) => statement(`set(log.time_unix_nano, Int(${at}) * 1000000)`, is));
    case 'unixNanoseconds':
      return [digits, isNumber].map((is) => statement(`set(log.time_unix_nano, Int(${at}))`, is));
  }
}

/** The fields that are texts, and those that are objects of them. */
export const isObject = ({ root, keys }: FieldRef): boolean =>
  keys.length === 0 && (root === 'labels' || root === 'annotations' || root === 'parsed');
