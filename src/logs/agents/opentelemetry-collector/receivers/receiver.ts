import { AgentTask } from '../../../rendering';

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
  retry_on_failure: { enabled: true, max_interval: '5s', max_elapsed_time: '0s' },
});
