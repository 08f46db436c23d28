import { CheckedOutput } from '../outputs/checked';
import { OutputRenderers } from '../outputs/definition';
import { OUTPUTS } from '../outputs/definitions';

type Renderer<A extends keyof OutputRenderers<CheckedOutput>> = Extract<
  OutputRenderers<CheckedOutput>[A],
  (output: never) => unknown
>;

/** How an agent writes an output that it can write, which `checkAbilities` has seen to. */
export const rendererOf = <A extends keyof OutputRenderers<CheckedOutput>>(agent: A, { kind }: CheckedOutput) =>
  OUTPUTS[kind].agents[agent] as Renderer<A>;
