import { CheckedOutput, OutputKind } from './checked';
import { OutputDefinition } from './definition';
import { OUTPUTS } from './definitions';
import { LogOutput } from './log-output';
import { OutputChecker } from './output-checker';
import { Complain, onlyKeyOf } from '../checks';
import { OutputSurroundings } from '../pipeline';

/** Outputs, and what of Secrets they take into the container. */
export interface Outputs extends OutputSurroundings {
  readonly outputs: CheckedOutput[];
}

/** Fills in the defaults of the outputs and refuses what no agent could write, above all credentials as texts. */
export function checkedOutputs(outputs: LogOutput[], complain: Complain): Outputs {
  const surroundings: OutputSurroundings = { env: [], volumes: [] };
  const checked = outputs.map(({ when, otherwise, ...output }, index) => {
    const kind = onlyKeyOf(output, `outputs[${index}]`, complain);
    const { check } = OUTPUTS[kind] as OutputDefinition<OutputKind>;
    return check(output[kind]!, new OutputChecker(index, `outputs[${index}].${kind}`, surroundings, complain));
  });
  return { outputs: checked, ...surroundings };
}
