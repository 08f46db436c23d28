import { Planner } from '../../src/scheduling/planner';
import { run } from '../../test/cli/run';

/** Something that a stranger chooses the size of. */
export interface Probe {
  readonly name: string;
  /** Prepares an input of a size, and gives what is measured. */
  readonly prepare: (size: number) => () => unknown;
}

export type Texts = string | object;

function textOf(input: Texts): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

async function tool(argv: readonly string[], stdin: string): Promise<void> {
  const { code, err } = await run(argv, { stdin });
  if (code === 70) throw new Error(err);
}

/** Read by one command of the tool. */
export function probe(command: 'validate' | 'import', name: string, make: (size: number) => Texts): Probe {
  return {
    name: `${command}: ${name}`,
    prepare: (size) => {
      const text = textOf(make(size));
      return async () => tool([command, '-'], text);
    },
  };
}

export interface PlanInput {
  readonly daemonSets?: object[];
  readonly nodes?: object[];
  readonly old?: object[];
  readonly options?: object;
}

/** Planned, with every part of the plan asked for. */
export function planProbe(name: string, make: (size: number) => PlanInput): Probe {
  return {
    name: `plan: ${name}`,
    prepare: (size) => {
      const { daemonSets = [], nodes = [], old, options = {} } = make(size);
      const planner = new Planner();
      return () => {
        planner.plan(daemonSets, nodes, options);
        if (old !== undefined) planner.compare(old, daemonSets, nodes, options);
      };
    },
  };
}
