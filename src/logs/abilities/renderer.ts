import { CheckedOutput } from '../outputs/checked';
import { OutputRenderers } from '../outputs/definition';
import { OUTPUTS } from '../outputs/definitions';

type Renderer<A extends keyof OutputRenderers<CheckedOutput>> = Extract<
  OutputRenderers<CheckedOutput>[A],
  (output: never) => unknown
>;

/** How an agent writes an output that it can write, which `checkAbilities` has seen to. */
export function rendererOf<A extends keyof OutputRenderers<CheckedOutput>>(
  agent: A,
  { kind }: CheckedOutput,
): Renderer<A> {
  const renderers: OutputRenderers<CheckedOutput> = OUTPUTS[kind].agents as never;
  return renderers[agent] as Renderer<A>;
}
