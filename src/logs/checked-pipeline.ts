import { Complain } from './checks';
import { checkedInputs } from './inputs/checked-inputs';
import { givenFields } from './inputs/given-fields';
import { impliedSteps } from './inputs/implied-steps';
import { LogInput } from './inputs/log-input';
import { KubernetesMetadata } from './metadata';
import { PipelineOutput } from './outputs/checked';
import { checkedOutputs } from './outputs/checked-outputs';
import { checkNotRead } from './outputs/file/not-read';
import { LogOutput } from './outputs/log-output';
import { OutputSurroundings, PipelineInput, PipelineStep } from './pipeline';
import { checkPrivateKeys } from './private-keys';
import { checkedRoutes } from './routing/routes';
import { LogRouting } from './routing/routing';
import { checkedSteps } from './steps/checked-steps';
import { LogStep } from './steps/log-step';

/** What a user says of a pipeline. */
interface PipelineProps {
  readonly inputs?: LogInput[];
  readonly steps?: LogStep[];
  readonly outputs?: LogOutput[];
  readonly routing?: LogRouting;
}

/** A pipeline with every default filled in and every value checked. */
export interface Pipeline extends OutputSurroundings {
  readonly inputs: PipelineInput[];
  readonly steps: PipelineStep[];
  /** How many of the steps come from inputs: those at the beginning. */
  readonly impliedSteps: number;
  /** Whether records carry the tag of their input. Those of a pipeline without steps and conditions go out as agents make them. */
  readonly isTagged: boolean;
  readonly outputs: PipelineOutput[];
}

export function checkedPipeline(
  { inputs = [{ containerLogs: {} }], steps = [], outputs = [], routing = {} }: PipelineProps,
  metadata: KubernetesMetadata | undefined,
  complain: Complain,
): Pipeline {
  const checked = checkedInputs(inputs, complain);
  const record = givenFields(checked, metadata);
  const implied = impliedSteps(checked, metadata, record, complain);
  const own = checkedSteps(steps, record, complain);
  const { outputs: destinations, ...surroundings } = checkedOutputs(outputs, complain);
  checkNotRead(checked, outputs, complain);
  const takes = checkedRoutes(outputs, routing, record, complain);
  for (const [name, said] of Object.entries({ inputs, steps, outputs })) checkPrivateKeys(said, name, complain);
  return {
    inputs: checked,
    steps: [...implied, ...own],
    impliedSteps: implied.length,
    isTagged: implied.length + own.length > 0 || takes.some((condition) => condition !== undefined),
    outputs: destinations.map((output, index) => ({ ...output, ...(takes[index] && { takes: takes[index] }) })),
    ...surroundings,
  };
}
