import { rmSync } from 'fs';
import { InstalledAgent } from './agents';
import { Lab, Receives } from './lab';
import { Tally } from './tally';

/** What came of a scenario. */
export interface Outcome extends Partial<Tally> {
  /** Seconds that the answer to the scenario's question took, such as from the server's return to the last line. */
  readonly seconds?: number;
  /** Whatever else was seen. */
  readonly seen?: { readonly [what: string]: unknown };
}

/** One way to treat an agent, and the collector that is treated so. */
export interface Scenario {
  readonly name: string;
  /** What happens, as a row of the table says it. */
  readonly title: string;
  readonly collector: string;
  /** Collectors of agents that cannot write what this one writes as they can be had; they send to the server for lines. */
  readonly collectors?: { readonly [agent: string]: string };
  readonly receiver?: Receives;
  /** The agents that it is for; all if left out. */
  readonly agents?: readonly string[];
  readonly run: (lab: Lab) => Promise<Outcome>;
}

export interface ScenarioResult extends Outcome {
  readonly scenario: string;
  readonly title: string;
  readonly agent: string;
  readonly version: string;
  readonly collector: string;
  readonly configuration: string;
  readonly peakMemoryMebibytes?: number;
}

export async function runScenario(
  scenario: Scenario,
  agent: InstalledAgent,
  version: string,
  scratch: string,
): Promise<ScenarioResult> {
  const instead = scenario.collectors?.[agent.name];
  const lab = new Lab(
    agent,
    instead ?? scenario.collector,
    scratch,
    instead === undefined ? scenario.receiver : undefined,
  );
  lab.receiver.keep = false;
  try {
    const outcome = await scenario.run(lab);
    return {
      scenario: scenario.name,
      title: scenario.title,
      agent: agent.name,
      version,
      collector: lab.collector,
      configuration: lab.configuration,
      ...outcome,
      peakMemoryMebibytes: lab.pod.peakMemoryMebibytes,
    };
  } finally {
    await lab.close();
    rmSync(lab.folder, { recursive: true, force: true });
  }
}

/** Starts servers and agent, and waits until it is up. */
export async function startAll(lab: Lab): Promise<void> {
  await lab.apiServer.start();
  await lab.receiver.start();
  await lab.pod.start();
  await lab.ready();
}
