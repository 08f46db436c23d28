import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { App, Yaml } from 'cdk8s';
import { Agents } from '../../examples/plan-in-ci/agents';
// the test that the guide shows is run here
import '../../examples/plan-in-ci/agents.test';
import { inOwnFolder } from '../cli/plan/inputs';
import { run } from '../cli/run';

jest.mock('cdk8s-daemonsets', () => jest.requireActual('../../src'), { virtual: true });

/* docs/plan.md: its commands print what it shows, and the test in it passes. */

const example = resolve(__dirname, '../../examples/plan-in-ci');
const guide = readFileSync(resolve(__dirname, '../../docs/plan.md'), 'utf8');
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text);
const commands = blocks('console').map((block) => {
  const [command, ...shown] = block.split('\n');
  return { argv: command.replace('$ npx cdk8s-daemonsets ', '').split(' '), shown: shown.join('\n') };
});

inOwnFolder();

beforeAll(() => {
  cpSync(join(example, 'nodes.json'), 'nodes.json');
  const manifests = Yaml.stringify(...new Agents(new App(), 'agents').toJson());
  mkdirSync('dist');
  writeFileSync('dist/agents.k8s.yaml', manifests);
  // the version before tolerated nothing
  writeFileSync(
    'before.yaml',
    manifests.replace('log-collector:2.4', 'log-collector:2.3').replace(/ +tolerations:\n +- operator: Exists\n/, ''),
  );
});

test('there are commands to check', () => {
  expect(commands.map(({ argv }) => argv[0])).toEqual(['plan', 'plan', 'plan', 'plan']);
});

test.each(commands)('$argv prints what is shown', async ({ argv, shown }) => {
  const { out, err } = await run(argv);
  expect(err).toBe('');
  // dots stand for what is left out
  const parts = shown.split('...\n');
  if (parts.length === 1) expect(out).toBe(shown);
  for (const part of parts) expect(out).toContain(part);
});

test('the test that the guide shows is the one of the example', () => {
  expect(blocks('ts')).toEqual([readFileSync(join(example, 'agents.test.ts'), 'utf8')]);
});
