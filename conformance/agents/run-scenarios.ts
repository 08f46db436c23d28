import { existsSync, readFileSync, writeFileSync } from 'fs';
import { installedAgents, versionOf } from './agents';
import { imageOf } from './collector-image';
import { ScenarioResult, runScenario } from './scenario';
import { SCENARIOS } from './scenarios';

/*
 * ts-node conformance/agents/run-scenarios.ts IMAGE [--agent NAME] [--scenario NAME]... [--jobs N]
 *
 * Runs scenarios with the agents below the root folder IMAGE, or with the OpenTelemetry Collector whose binary IMAGE is, and puts what came of them into
 * the recordings; with --check it compares with them instead, and fails where more is lost or doubled.
 */

const RECORDED = `${__dirname}/recorded/scenarios.json`;
const SCRATCH = process.env.LAB_SCRATCH ?? '/tmp/log-agents';

const [image, ...options] = process.argv.slice(2);
const values = (name: string) => options.flatMap((option, index) => (option === name ? [options[index + 1]] : []));

function record(result: ScenarioResult): void {
  const recorded: ScenarioResult[] = existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : [];
  const others = recorded.filter(({ agent, scenario }) => agent !== result.agent || scenario !== result.scenario);
  const order = ({ agent, scenario }: ScenarioResult) =>
    `${SCENARIOS.findIndex(({ name }) => name === scenario) + 100} ${agent}`;
  const all = [...others, result].sort((a, b) => order(a).localeCompare(order(b), 'en'));
  writeFileSync(RECORDED, `${JSON.stringify(all, null, 2)}\n`);
}

/** Of what a kill leaves unnoted, how much is a matter of chance, and of how busy the machine is: 1,140 of 30,000 were the most. */
const DOUBLED_BY_A_KILL = 0.05;

/** No more may be lost and doubled than was when it was recorded. */
function check({ agent, scenario, lost = 0, doubled = 0, written = 0, configuration }: ScenarioResult): void {
  const recorded: ScenarioResult[] = JSON.parse(readFileSync(RECORDED, 'utf8'));
  const known = recorded.find((each) => each.agent === agent && each.scenario === scenario);
  if (!known || known.configuration !== configuration) throw new Error('this configuration is not in the recordings');
  const mayDouble = scenario.startsWith('killed') ? written * DOUBLED_BY_A_KILL : (known.doubled ?? 0);
  if (lost > (known.lost ?? 0) || doubled > mayDouble) {
    throw new Error(`lost ${lost} and doubled ${doubled}, where ${known.lost} and ${mayDouble} may be`);
  }
}

async function main(): Promise<void> {
  const wanted = values('--scenario');
  const agents = installedAgents(imageOf(image, SCRATCH)).filter(
    ({ name }) => !values('--agent').length || values('--agent').includes(name),
  );
  const jobs = agents.flatMap((agent) =>
    SCENARIOS.filter(
      (scenario) =>
        (!wanted.length || wanted.includes(scenario.name)) && (scenario.agents?.includes(agent.name) ?? true),
    ).map((scenario) => ({ agent, scenario })),
  );
  const worker = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const start = Date.now();
      try {
        const result = await runScenario(job.scenario, job.agent, versionOf(job.agent), SCRATCH);
        if (options.includes('--check')) check(result);
        else record(result);
        const { configuration: _, title: _title, ...short } = result;
        console.log(JSON.stringify(short), `in ${Math.round((Date.now() - start) / 1000)} s`);
      } catch (error) {
        console.error(job.agent.name, job.scenario.name, error);
        process.exitCode = 1;
      }
    }
  };
  await Promise.all(Array.from({ length: Number(values('--jobs')[0] ?? 2) }, worker));
}

void main().then(() => process.exit());
