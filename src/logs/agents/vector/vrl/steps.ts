import { expression } from './conditions';
import { parse } from './parse';
import { at, literal, place, regex, textOf, when } from './text';
import { time } from './time';
import { PipelineStep } from '../../../pipeline';
import { SEVERITY_OF } from '../../../simulator/severities';
import { recordPath } from '../../../simulator/values';

/** Steps that are statements; the others are transforms of their own. */
export type Statement = Exclude<PipelineStep, { kind: 'raw' | 'rateLimit' }>;

const SEVERITIES = `{ ${[...SEVERITY_OF].map(([word, severity]) => `${literal(word)}: ${literal(severity)}`).join(', ')} }`;

function body(step: Statement): string[] {
  switch (step.kind) {
    case 'drop':
      return ['abort'];
    case 'parse':
      return parse(step);
    case 'time':
      return time(step.field, step.format);
    case 'severity':
      return [
        `text = ${textOf(place(step.field))}`,
        'if is_string(text) {',
        `  severity = get!(${SEVERITIES}, [downcase(string!(text))])`,
        '  if is_string(severity) { .severity = severity }',
        '}',
      ];
    case 'sample':
      return [`if random_int(0, ${step.oneIn}) != 0 { abort }`];
    case 'redact': {
      const filters = `[${step.patterns.map(regex).join(', ')}]`;
      const redactor = `{ "type": "text", "replacement": ${literal(step.replacement)} }`;
      return step.fields.flatMap((field) => {
        const value = place(field);
        return [
          `if is_string(${value}) || is_object(${value}) || is_array(${value}) {`,
          `  ${value} = redact!(${value}, filters: ${filters}, redactor: ${redactor})`,
          '}',
        ];
      });
    }
    case 'set': {
      const value = 'from' in step ? place(step.from) : literal(step.value);
      const set = `${place(step.field)} = ${value}`;
      return 'from' in step ? [`if !is_null(${value}) { ${set} }`] : [set];
    }
    case 'remove':
      return step.fields.map((field) => {
        const names = recordPath(field);
        const parent = at(names.slice(0, -1));
        const gone = `del(${at(names)})`;
        return parent ? `if is_object(${parent}) { ${gone} }` : gone;
      });
    case 'move': {
      const from = place(step.field);
      return [`if !is_null(${from}) {`, `  moved = del(${from})`, `  ${place(step.to)} = moved`, '}'];
    }
    case 'truncate': {
      const value = place(step.field);
      return [`if is_string(${value}) { ${value} = truncate(string!(${value}), limit: ${step.characters}) }`];
    }
    case 'dedot':
      return step.fields.flatMap((field) => {
        const value = place(field);
        return [
          `if is_object(${value}) {`,
          `  ${value} = map_keys(object!(${value}), recursive: true) -> |name| { replace(name, ".", ${literal(step.separator)}) }`,
          '}',
        ];
      });
  }
}

/** Statements of VRL that do a step; `abort` drops the event. */
export const statements = (step: Statement): string[] => when(step.when && expression(step.when), body(step));
