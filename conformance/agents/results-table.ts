import { ScenarioResult } from './scenario';

const NAMES: { readonly [agent: string]: string } = {
  'fluent-bit': 'Fluent Bit',
  fluentd: 'Fluentd',
  'opentelemetry-collector': 'OpenTelemetry Collector',
  vector: 'Vector',
  alloy: 'Alloy',
};

function cell(result: ScenarioResult | undefined): string {
  if (!result) return 'not run';
  const { lost, doubled, seconds } = result;
  if (lost === undefined) return 'yes';
  return `${lost} / ${doubled}${seconds === undefined ? '' : `, ${seconds} s`}`;
}

const statuses = (result: ScenarioResult) => Object.entries(result.seen ?? {});

/** The recorded scenarios as a page of the documentation. */
export function resultsPage(results: readonly ScenarioResult[]): string {
  const agents = [...new Set(results.map(({ agent }) => agent))].sort();
  const version = (agent: string) => results.find((result) => result.agent === agent)!.version;
  const scenarios = [...new Map(results.map((result) => [result.scenario, result.title]))];
  const find = (scenario: string, agent: string) =>
    results.find((result) => result.scenario === scenario && result.agent === agent);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const ofStatuses = scenarios.filter(([name]) => name.startsWith('statuses-'));
  return [
    '# What log agents did with the configurations of this library',
    '',
    'Real agents, run as their pods would run: read-only root file system, volumes as a kubelet makes them, no capability but those granted, the',
    'memory limit of the manifest. Lines are counted by their content. A cell is lines lost / lines that came twice, and where it says how long,',
    'what the row asks for. The page is written from the recordings in `conformance/agents/recorded`.',
    '',
    row(['scenario', ...agents.map((agent) => `${NAMES[agent]} ${version(agent)}`)]),
    row(['---', ...agents.map(() => '---')]),
    ...scenarios
      .filter(([name]) => !name.startsWith('statuses-') && !name.startsWith('example-'))
      .map(([name, title]) => row([title, ...agents.map((agent) => cell(find(name, agent)))])),
    '',
    '## HTTP statuses',
    '',
    '100 lines under each answer, after which the server takes everything again.',
    '',
    row(['answer', ...ofStatuses.flatMap(([name]) => agents.map((agent) => `${NAMES[agent]}, ${name.slice(9)}`))]),
    row(['---', ...ofStatuses.flatMap(() => agents.map(() => '---'))]),
    ...statuses(find(ofStatuses[0][0], agents[0])!).map(([status]) =>
      row([
        status,
        ...ofStatuses.flatMap(([name]) =>
          agents.map((agent) => {
            const result = find(name, agent);
            return result
              ? String((result.seen as { [status: string]: string })[status]).replace(/^.*lost$/, 'lost')
              : 'not run';
          }),
        ),
      ]),
    ),
    '',
    '## Hot reload',
    '',
    'What the agent answers to the request for a broken configuration, and whether lines still arrive afterwards.',
    '',
    row(['agent', 'configuration', 'answer, and what follows']),
    row(['---', '---', '---']),
    ...agents.flatMap((agent) =>
      Object.entries(find('reload', agent)?.seen ?? {}).map(([fault, seen]) =>
        row([NAMES[agent], fault, String(seen)]),
      ),
    ),
    '',
  ].join('\n');
}
