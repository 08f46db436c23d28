import { readFileSync } from 'fs';
import * as agents from '../../src/submodules/agents';
import { AGENT_MAKERS, agentRows } from '../../tools/platforms/agents';
import { PLATFORMS_PAGE, platformsPage } from '../../tools/platforms/page';

test('docs/platforms.md is what the profiles say, and what becomes of agents and examples on them; tools/platforms/page.ts writes it', () => {
  expect(readFileSync(PLATFORMS_PAGE, 'utf8')).toBe(platformsPage());
});

test('every agent of the catalogue is judged', () => {
  const made = AGENT_MAKERS.map((make) => String(make)).join('\n');
  const constructs = Object.keys(agents).filter((name) => name.endsWith('DaemonSet'));
  expect(constructs.length).toBeGreaterThan(18);
  expect(constructs.filter((name) => !made.includes(name))).toEqual([]);
});

test('an agent that needs nothing of the node runs where a node exporter needs an exception', () => {
  const rows = new Map(agentRows(['talos']).map(({ name, outcomes }) => [name, outcomes[0]]));
  expect(rows.get('`NodeAgentDaemonSet` without host paths')).toBe('runs');
  expect(rows.get('`NodeExporterDaemonSet`')).toBe('exception');
});
