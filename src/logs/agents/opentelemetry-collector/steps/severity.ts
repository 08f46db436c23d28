import { any, ATTRIBUTES, countsAsText, literal, place, reachable, statement } from './ottl';
import { PipelineStep } from '../../../pipeline';
import { SEVERITY_OF } from '../../../simulator/severities';

type SeverityStep = Extract<PipelineStep, { kind: 'severity' }>;

const LEVEL = 'log.cache["level"]';

export function severity({ field }: SeverityStep, conditions: readonly string[]): string[] {
  const at = place(field);
  const severities = [...new Set(SEVERITY_OF.values())];
  const words = (name: string) => [...SEVERITY_OF].flatMap(([word, of]) => (of === name ? [word] : []));
  return [
    'delete_key(log.cache, "level")',
    statement(`set(${LEVEL}, ToLowerCase(String(${at})))`, [...conditions, ...reachable(field), countsAsText(at)]),
    ...severities.map((name) =>
      statement(`set(${ATTRIBUTES}["severity"], ${literal(name)})`, [
        any(words(name).map((word) => `${LEVEL} == ${literal(word)}`)),
      ]),
    ),
  ];
}
