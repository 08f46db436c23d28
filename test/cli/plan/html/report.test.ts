import { fleet, planOf, reportOf } from './fleet';
import { htmlReport } from '../../../../src/cli/plan/html/report';
import { PlanReport } from '../../../../src/cli/plan/report';
import { Planner } from '../../../../src/scheduling/planner';
import { JudgedDocument } from '../../../../src/text-validation/judged';

const small = fleet({ nodes: 6, daemonSets: 3 });
const plan = planOf(small);
const REJECTED = {
  source: 'a.yaml',
  index: 0,
  verdict: 'rejected',
  findings: [
    {
      rule: 'selector/missing',
      severity: 'error',
      field: 'spec.selector',
      message: 'is missing',
      remedy: 'Write one.',
      line: 3,
      column: 1,
    },
  ],
} as unknown as JudgedDocument;
const pageOf = (more: Partial<PlanReport> = {}) => [...htmlReport(reportOf(plan, small.nodes, more))].join('');

test('the page asks for nothing outside of itself, and lets no other script run', () => {
  const page = pageOf();
  expect(page).toMatch(
    /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;; script-src &#39;sha256-[\w+/=]+&#39;/,
  );
  expect(page).not.toMatch(/(?:src|href)="(?!#)|url\(|@import|https?:/);
  expect(page).not.toContain('<img');
  expect(page.match(/<\/script>/g)).toHaveLength(2);
});

test('the same plan makes the same bytes', () => {
  expect(pageOf()).toBe([...htmlReport(reportOf(planOf(small), small.nodes))].join(''));
});

test('problems, cost and rollout stand in the page without any script', () => {
  const page = pageOf({ rejected: [REJECTED] });
  expect(page).toContain(
    '<li><span class="kind">rejected</span> <code>a.yaml:3:1: error spec.selector: is missing. Write one. [selector/missing]</code></li>',
  );
  expect(page).toContain('<span class="kind">pending</span> agents/big&#60;/script&#62;');
  expect(page).toContain(
    '<tr><th scope="rowgroup" rowspan="1"><bdi class="name">all</bdi></th><td><bdi class="name">cpu</bdi></td>',
  );
  expect(page).toContain('aria-label="0.3% / 0.3% / 0.3%"');
  expect(page).toContain('any 1 of 4 nodes at a time');
});

test('a page of no change has no part for it; of one it tells what becomes of the pods', () => {
  const [first, ...others] = small.daemonSets as any[];
  const changed = {
    ...first,
    spec: { ...first.spec, template: { ...first.spec.template, spec: { containers: [{ name: 'a', image: 'c<d' }] } } },
  };
  const changes = new Planner().compare(small.daemonSets, [changed, ...others], small.nodes);
  const page = pageOf({ changes });
  expect(pageOf()).not.toContain('id="changes"');
  expect(page).toContain(
    '<bdi class="name">agents/agent-0</bdi> <span class="kind">changed</span></h3><ul class="moves"><li><details><summary>4 nodes</summary>',
  );
  expect(page).toContain(
    '<code>spec.template.spec.containers[a].image</code></th><td><code>&#34;b&#34;</code></td><td><code>&#34;c&#60;d&#34;</code></td>',
  );
  expect(page).toContain('<p>unchanged: <details><summary>2 DaemonSets</summary>');
});
