import { daemonSet, GPU, inOwnFolder, list, node, write } from './inputs';
import { run } from '../run';

inOwnFolder();

test('plan --format html is one page, with what is rejected and all problems', async () => {
  write('nodes.json', list(node('a'), node('b', { taints: [GPU] })));
  write(
    'all.json',
    list(daemonSet('agent'), daemonSet('never', { schedulingGates: [{ name: 'example.com/a' }] }), {
      ...daemonSet('other'),
      metadata: { name: 'O<b>' },
    }),
  );
  const { code, out, err } = await run([
    'plan',
    '--nodes',
    'nodes.json',
    '--format',
    'html',
    '--require',
    'agent',
    'all.json',
  ]);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(/^<!DOCTYPE html>\n[^]*<\/html>\n$/);
  expect(out).toContain('<span class="kind">uncovered</span> agent is required but missing on 1 node');
  expect(out).toMatch(
    /<span class="kind">never-runs<\/span> agents\/never: all\.json:1:\d+: spec\.template\.spec\.schedulingGates: /,
  );
  expect(out).toMatch(
    /<span class="kind">rejected<\/span> <code>all\.json:1:\d+: error metadata\.name: &#34;O&#60;b&#62;&#34; may contain only/,
  );
  expect(out).toContain('<b>2</b> problems');
});
