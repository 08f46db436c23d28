import { OutputKind, PipelineOutput } from './checked';
import { OutputDefinition } from './definition';
import { OUTPUTS } from './definitions';
import { LogDelivery } from './delivery';
import { LogOutput } from './log-output';
import { OutputChecker } from './output-checker';
import { Complain, onlyKeyOf } from '../checks';
import { OutputSurroundings } from '../pipeline';

/** Outputs, and what of Secrets they take into the container. */
export interface Outputs extends OutputSurroundings {
  readonly outputs: PipelineOutput[];
}

/** Fills in the defaults of the outputs and refuses what no agent could write, above all credentials as texts. */
export function checkedOutputs(outputs: LogOutput[], complain: Complain): Outputs {
  const surroundings: OutputSurroundings = { env: [], volumes: [], folders: [] };
  const checked = outputs.map(({ when, otherwise, delivery = {}, ...output }, index) => {
    const kind = onlyKeyOf(output, `outputs[${index}]`, complain);
    if (!Object.hasOwn(OUTPUTS, kind)) {
      complain(
        `outputs[${index}]`,
        `has '${kind}', which is no output; it is one of ${Object.keys(OUTPUTS).join(', ')}`,
      );
    }
    const { check } = OUTPUTS[kind] as OutputDefinition<OutputKind>;
    const options: object = output[kind]!;
    checkDelivery(delivery, kind, `outputs[${index}].delivery`, complain);
    return {
      ...check(options, new OutputChecker(index, `outputs[${index}].${kind}`, surroundings, complain)),
      given: Object.entries(options).flatMap(([option, value]) => (value === undefined ? [] : [option])),
      delivery,
    };
  });
  return { outputs: checked, ...surroundings };
}

function checkDelivery(delivery: LogDelivery, kind: OutputKind, at: string, complain: Complain): void {
  if ((kind === 'stdout' || kind === 'file') && Object.values(delivery).some((value) => value !== undefined)) {
    complain(at, `has no meaning for ${kind}, which takes what it is given at once; leave it out`);
  }
  for (const [option, least] of [
    ['retrySeconds', 1],
    ['batchBytes', 10_000],
  ] as const) {
    const value = delivery[option];
    if (value !== undefined && (!Number.isInteger(value) || value < least)) {
      complain(`${at}.${option}`, `is ${value}; give a whole number from ${least}`);
    }
  }
}
