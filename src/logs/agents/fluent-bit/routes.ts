import { CONTAINER_TAG } from './inputs';
import { ROUTES } from './lua/script';
import { Plugin } from './plugin';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

/*
 * Where outputs take records by condition, records are sorted before they are buffered, so that each output has chunks of its own. Filters run after that;
 * so all that is done to a record is done by processors of the input.
 */

export const isRouted = ({ outputs }: AgentTask): boolean => outputs.some(({ takes }) => takes);

/** Name of the route to an output, which is the tag of its records as well. */
export const routeName = (output: number): string => `route-${output}`;

const isFor = (match: unknown, input: PipelineInput): boolean =>
  match === '*' || (match === `${CONTAINER_TAG}.*` ? input.kind === 'containerLogs' : match === input.options.tag);

/** What an input gets so that its records find their outputs: the filters as processors, and a route for each output. */
export function routedInput(input: PipelineInput, filters: readonly Plugin[], { outputs }: AgentTask): object {
  return {
    processors: {
      logs: filters.filter(({ match }) => isFor(match, input)).map(({ match: _match, ...filter }) => filter),
    },
    routes: {
      logs: outputs.map((_, index) => ({
        name: routeName(index),
        condition: { op: 'and', rules: [{ field: `$${ROUTES}`, op: 'regex', value: `,${index},` }] },
        to: { outputs: [`output-${index}`] },
      })),
    },
  };
}

/** The mark of its outputs is no part of a record. */
export const WITHOUT_MARK: Plugin = { name: 'record_modifier', match: '*', remove_key: [ROUTES] };
