import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as lib from '../../src';
import { synthesized } from '../importer/synthesized';

const folder = join(__dirname, '../../docs/agents');
const constructs = Object.keys(lib.agents).filter((name) => name.endsWith('DaemonSet'));
const pages = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);

test.each(constructs)('%s has a page, which the table of the catalogue links to', (name) => {
  const own = pages.filter(([, text]) => text.includes(`new agents.${name}(chart, '`) && text.includes('## Order'));
  expect(own.map(([file]) => file)).toHaveLength(1);
  const readme = pages.find(([file]) => file === 'README.md')![1];
  expect(readme).toContain(`| [\`${name}\`](${own[0][0]}) |`);
});

test.each(pages.filter(([, text]) => text.includes('## Order')))('the code of %s synthesizes', (_, text) => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(text)!;
  const objects = synthesized(code).flat() as { kind: string }[];
  expect(objects.filter(({ kind }) => kind === 'DaemonSet')).toHaveLength(1);
});
