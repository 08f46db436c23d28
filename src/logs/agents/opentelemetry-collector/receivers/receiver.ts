import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { env } from '../../program/variables';
import { literal } from '../steps/ottl';

/** One operator of a receiver: https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/stanza/docs/operators */
export type Operator = { readonly [property: string]: unknown };

export interface Receiver {
  readonly type: string;
  readonly config: object;
}

export const STORAGE = 'file_storage';

/** Positions outlive the container, and what the pipeline does not take now is offered again. */
export const checkpoints = ({ stateFolder }: AgentTask): object => ({
  ...(stateFolder && { storage: STORAGE }),
  ...OFFERED_AGAIN,
});

export const OFFERED_AGAIN = { retry_on_failure: { enabled: true, max_interval: '5s', max_elapsed_time: '0s' } };

const fields = (input: PipelineInput, { isTagged }: AgentTask): [string, string][] => [
  ['node', env('NODE_NAME')],
  ...(isTagged ? [['tag', input.options.tag] as [string, string]] : []),
];

/** The fields that say where a record comes from, as operators and as statements. */
export const origin = (input: PipelineInput, task: AgentTask): Operator[] =>
  fields(input, task).map(([name, value]) => ({ type: 'add', field: `attributes.${name}`, value }));

export const originStatements = (input: PipelineInput, task: AgentTask): string[] =>
  fields(input, task).map(([name, value]) => `set(log.attributes["${name}"], ${literal(value)})`);
