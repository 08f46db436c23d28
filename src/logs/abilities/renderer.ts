import { Ability, Cannot } from './ability';
import { AgentName, OUTPUTS_PAGES } from '../agents/abilities';
import { CheckedOutput, OutputKind } from '../outputs/checked';
import { OutputRenderers, Partly } from '../outputs/definition';
import { OUTPUTS } from '../outputs/definitions';

type Agents = OutputRenderers<CheckedOutput>;
type WriterOf<A extends keyof Agents> = Extract<Agents[A], (output: never, folder: string) => unknown>;
type Entry<W> = W | Partly<W> | Cannot | undefined;

const entryOf = (agent: AgentName, kind: OutputKind): Entry<(output: never, folder: string) => unknown> =>
  (OUTPUTS[kind].agents as { readonly [agent in AgentName]?: Entry<(output: never, folder: string) => unknown> })[
    agent
  ];

const isPartly = <W>(entry: Entry<W>): entry is Partly<W> =>
  typeof entry === 'object' && entry !== null && 'write' in entry;

/** How an agent writes an output that it can write, which `checkAbilities` has seen to. */
export function rendererOf<A extends keyof Agents>(agent: A, { kind }: CheckedOutput): WriterOf<A> {
  const entry = entryOf(agent, kind);
  return (isPartly(entry) ? entry.write : entry) as WriterOf<A>;
}

/** Whether an agent can write an output, some options of it aside. */
export function outputAbility(agent: AgentName, kind: OutputKind): Ability {
  const entry = entryOf(agent, kind);
  if (typeof entry === 'function' || isPartly(entry)) return true;
  return entry ?? { why: 'has no output of this kind', source: OUTPUTS_PAGES[agent] };
}

/** The options of an output, and of its delivery, that an agent has no setting for. */
export function lacksOf(agent: AgentName, kind: OutputKind): { readonly [option: string]: Cannot } {
  const entry = entryOf(agent, kind);
  return isPartly(entry) ? entry.lacks : {};
}
