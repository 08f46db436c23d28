import { body, items, module, notes } from './imported';
import { synthesized } from './synthesized';

const workload = (kind: string, name: string, selector: object, labels: object, namespace?: string) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, ...(namespace && { namespace }) },
  spec: { selector, template: { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a' }] } } },
});
const flannel = (arch: string) =>
  workload('DaemonSet', `flannel-${arch}`, { matchLabels: { app: 'flannel' } }, { app: 'flannel', arch });

// as kube-flannel did for years: a DaemonSet for each architecture, all with the same selector
test('DaemonSets that share pods synthesize to what they were, and say that they do', () => {
  const all = items(flannel('amd64'), flannel('arm'));
  expect(body(all)).toContain(`// shares pods with DaemonSet flannel-amd64
AppChecks.of(flannelArm).ignore('selectors');`);
  const json = JSON.stringify(all);
  expect(notes(all)).toEqual([
    `agent.yaml:1:${json.indexOf('"selector"') + 1}: spec.selector shares pods with DaemonSet flannel-arm: kept as it is`,
    `agent.yaml:1:${json.lastIndexOf('"selector"') + 1}: spec.selector shares pods with DaemonSet flannel-amd64: kept as it is`,
  ]);
  expect(synthesized(module(all))).toEqual([[flannel('amd64'), flannel('arm')]]);
});

test('a DaemonSet whose pods a Deployment selects shares them as well', () => {
  const all = items(
    workload(
      'Deployment',
      'all',
      { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
      { app: 'web', tier: 'a' },
    ),
    flannel('arm'),
  );
  expect(body(all)).toContain('// shares pods with Deployment all\n');
  expect(synthesized(module(all))).toHaveLength(1);
});

test.each([
  [
    'selectors that take no pods of each other',
    workload('DaemonSet', 'a', { matchLabels: { app: 'a' } }, { app: 'a' }),
  ],
  ['another namespace', workload('DaemonSet', 'a', { matchLabels: { app: 'flannel' } }, { app: 'flannel' }, 'other')],
  ['an object of another kind', workload('Thing', 'a', { matchLabels: { app: 'flannel' } }, { app: 'flannel' })],
])('with %s nothing is shared', (_, other) => {
  expect(notes(items(flannel('arm'), other))).toEqual([]);
});
