import { pattern } from './conditions';
import { logfmt } from './logfmt';
import { Operation } from './operations';
import { ATTRIBUTES, countsAsText, literal, place, reachable, statement } from './ottl';
import { PatternNode } from '../../../patterns/pattern';
import { ParseFormat, PipelineStep } from '../../../pipeline';

type ParseStep = Extract<PipelineStep, { kind: 'parse' }>;

const RESULT = 'log.cache["parsed"]';
const TEXT = 'log.cache["text"]';
const PARSED = `${ATTRIBUTES}["parsed"]`;
const FAILED = `${ATTRIBUTES}["parse.failed"]`;

/** Groups that a match may leave out, which the collector tells from an empty text by nothing. */
function optionalGroups(node: PatternNode, optional = false): string[] {
  switch (node.kind) {
    case 'group':
      return [...(optional ? [node.name] : []), ...optionalGroups(node.node, optional)];
    case 'sequence':
      return node.nodes.flatMap((each) => optionalGroups(each, optional));
    case 'alternatives':
      return node.nodes.flatMap((each) => optionalGroups(each, true));
    case 'repeat':
      return optionalGroups(node.node, optional || node.min === 0);
    default:
      return [];
  }
}

/** Statements that leave the parsed fields in the cache, where the text in it is of the format. */
function parsed(format: ParseFormat): string[] {
  switch (format.kind) {
    case 'json':
      return [
        statement(`set(${RESULT}, ParseJSON(${TEXT}))`, [
          `${TEXT} != nil`,
          `IsMatch(${TEXT}, "\\\\A[ \\\\t\\\\r\\\\n]*\\\\{")`,
        ]),
      ];
    case 'logfmt':
      return logfmt(TEXT, RESULT);
    case 'regex': {
      const sought = pattern(format.pattern);
      return [
        statement(`set(${RESULT}, ExtractPatterns(${TEXT}, ${sought}))`, [
          `${TEXT} != nil`,
          `IsMatch(${TEXT}, ${sought})`,
        ]),
        ...optionalGroups(format.pattern.node).map((name) =>
          statement(`delete_key(${RESULT}, ${literal(name)})`, [
            `${RESULT} != nil`,
            `${RESULT}[${literal(name)}] == ""`,
          ]),
        ),
      ];
    }
  }
}

export function parse({ field, format, onFailure }: ParseStep, conditions: readonly string[]): Operation[] {
  const at = place(field);
  const change = [
    'delete_key(log.cache, "parsed")',
    'delete_key(log.cache, "text")',
    statement(`set(${TEXT}, String(${at}))`, [...conditions, ...reachable(field), countsAsText(at)]),
    ...parsed(format),
    ...(onFailure === 'drop' ? [statement(`set(${FAILED}, true)`, [...conditions, `${RESULT} == nil`])] : []),
    statement(`merge_maps(${PARSED}, ${RESULT}, "upsert")`, [`${RESULT} != nil`, `IsMap(${PARSED})`]),
    statement(`set(${PARSED}, ${RESULT})`, [`${RESULT} != nil`, `not IsMap(${PARSED})`]),
  ];
  return [{ change }, ...(onFailure === 'drop' ? [{ drop: `${FAILED} == true` }] : [])];
}
