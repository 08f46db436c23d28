import { place, regex, textOf } from './text';
import { ParseFormat, PipelineStep } from '../../../pipeline';

type ParseStep = Extract<PipelineStep, { kind: 'parse' }>;

const KEY = '[^ \\t="]+';
const QUOTED = '"(?:[^"\\\\]|\\\\(?s:.))*"';
const BARE = '[^ \\t"]*';
const PAIR = `${KEY}(?:=(?:${QUOTED}|${BARE}))?`;

/** The fields of `text` as the object `fields`; null where the text is not of the format. */
function fieldsOf(format: ParseFormat): string[] {
  switch (format.kind) {
    case 'json':
      return ['value, error = parse_json(text)', 'if error == null && is_object(value) { fields = value }'];
    case 'regex':
      return [
        `value, error = parse_regex(text, ${regex(format.pattern)})`,
        // a group that took no part is null
        'if error == null { fields = filter(value) -> |_name, group| { !is_null(group) } }',
      ];
    case 'logfmt':
      return [
        `if match(text, r'\\A[ \\t]*(?:${PAIR}(?:[ \\t]+${PAIR})*)?[ \\t]*\\z') {`,
        '  pairs = {}',
        `  for_each(parse_regex_all!(text, r'(?P<key>${KEY})=(?:"(?P<quoted>(?:[^"\\\\]|\\\\(?s:.))*)"|(?P<bare>${BARE}))')) -> |_index, pair| {`,
        '    value = if is_string(pair.quoted) {',
        "      replace_with(string!(pair.quoted), r'\\\\(?P<letter>(?s:.))') -> |found| {",
        '        letter = string!(found.letter)',
        '        if letter == "n" { "\\n" } else if letter == "r" { "\\r" } else if letter == "t" { "\\t" } else { letter }',
        '      }',
        '    } else { pair.bare }',
        '    pairs = set!(value: pairs, path: [string!(pair.key)], data: value)',
        '  }',
        '  if !is_empty(object!(pairs)) { fields = pairs }',
        '}',
      ];
  }
}

export function parse({ field, format, onFailure }: ParseStep): string[] {
  return [
    'fields = null',
    `text = ${textOf(place(field))}`,
    'if is_string(text) {',
    '  text = string!(text)',
    ...fieldsOf(format).map((line) => `  ${line}`),
    '}',
    `if is_object(fields) {`,
    '  if is_object(.parsed) { .parsed = merge(object!(.parsed), object!(fields)) } else { .parsed = fields }',
    `}${onFailure === 'drop' ? ' else { abort }' : ''}`,
  ];
}
