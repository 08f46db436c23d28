import { Feature } from './features';

/** That an agent cannot do something, and where its documentation says so. */
export interface Cannot {
  /** Why, in words that follow the name of the agent: `has no ...`. */
  readonly why: string;
  /** Address of the agent's documentation. */
  readonly source: string;
}

/** Of an agent that `LogAggregator` is not made with. */
export const NO_AGGREGATOR: Cannot = { why: 'is no agent of LogAggregator in this library', source: '' };

export type Ability = true | Cannot;

/** What an agent can do of all that a pipeline may ask for. The table in docs/log-pipelines.md is made of it. */
export type Abilities = { readonly [feature in Feature]: Ability };
