import { LogRouting } from './routing';
import { Complain } from '../checks';
import { LogOutput } from '../outputs/log-output';
import { PipelineCondition } from '../pipeline';
import { KnownRecord } from '../steps/known-record';

const not = (condition: PipelineCondition): PipelineCondition => ({ kind: 'not', condition });
const any = (conditions: readonly PipelineCondition[]): PipelineCondition =>
  conditions.length === 1 ? conditions[0] : { kind: 'any', conditions };

/** For each output, the condition of the records that it takes; undefined for all of them. */
export function checkedRoutes(
  outputs: readonly LogOutput[],
  routing: LogRouting,
  record: KnownRecord,
  complain: Complain,
): (PipelineCondition | undefined)[] {
  const conditions = outputs.map(({ when, otherwise }, index) => {
    if (when !== undefined && otherwise) {
      complain(
        `outputs[${index}]`,
        'has when and otherwise set; it takes what meets a condition, or what no other output takes',
      );
    }
    return when && record.condition(when, `outputs[${index}].when`, complain);
  });
  const stated = conditions.flatMap((condition) => condition ?? []);
  const takesAll = outputs.findIndex(({ otherwise }, index) => !conditions[index] && !otherwise);
  if (!stated.length && outputs.some(({ otherwise }) => otherwise)) {
    complain(
      'outputs',
      'has otherwise beside no output with a condition; give the other outputs a condition with when',
    );
  }
  const takes = outputs.map(({ otherwise }, index) => {
    const own = conditions[index];
    if (otherwise) return not(any(stated));
    const before =
      routing.takenBy === 'first'
        ? outputs.slice(0, index).map((each, at) => ({ ...each, condition: conditions[at] }))
        : [];
    if (before.some(({ condition, otherwise: last }) => !condition && !last)) return NEVER;
    const taken = before.flatMap(({ condition }) => condition ?? []);
    const parts = [...(own ? [own] : []), ...(taken.length ? [not(any(taken))] : [])];
    return parts.length > 1 ? ({ kind: 'all', conditions: parts } as const) : parts[0];
  });
  takes.forEach((condition, index) => {
    if (condition && (condition === NEVER || record.impossible([condition]))) {
      complain(
        `outputs[${index}]`,
        'gets no record: other outputs or steps before take all that it could; change their conditions, or leave it out',
      );
    }
  });
  const complete =
    !outputs.length ||
    takesAll >= 0 ||
    outputs.some(({ otherwise }) => otherwise) ||
    (stated.length > 0 && record.impossible([not(any(stated))]));
  if (!complete && routing.unmatched !== 'drop') {
    complain(
      'outputs',
      "take no record that meets none of their conditions; give one of them otherwise: true, or say so with routing: { unmatched: 'drop' }",
    );
  }
  return takes;
}

const NEVER: PipelineCondition = { kind: 'any', conditions: [] };
