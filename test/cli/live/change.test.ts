import { Answers, fakeKubectl, list } from './fake-kubectl';
import { daemonSet, node, pod, revision, template } from '../../cluster/objects';
import { inOwnFolder } from '../plan/inputs';
import { run } from '../run';

/* What rollback and redeploy say and run. What they leave in a cluster, conformance/control-plane/live-changes.ts compares with kubectl. */

inOwnFolder();

const MANAGED = { labels: { 'kustomize.toolkit.fluxcd.io/name': 'agents' } };
const cluster = (metadata: object = {}): Answers => ({
  version: { out: { serverVersion: { gitVersion: 'v1.36.4' } } },
  'get daemonsets.apps': { out: list(daemonSet({ template: template('agent:2'), metadata })) },
  'get controllerrevisions.apps': {
    out: list(revision(1, template('agent:1'), 9000), revision(2, template('agent:2'), 900)),
  },
  'get pods': { out: list(pod('a', { hash: 'h2' }), pod('b', { hash: 'h2' })) },
  'get nodes': { out: list(node('a'), node('b')) },
  'get events': { out: list() },
  'get priorityclasses': { out: list() },
  'rollout undo': {},
  'rollout restart': {},
});

const changes = (calls: string[][]) =>
  calls
    .filter(([verb]) => verb !== 'get' && verb !== 'version')
    .map((args) => args.filter((arg) => !arg.startsWith('--request-timeout')));

test('the plan comes first; without a terminal nothing is run', async () => {
  const { program, calls } = fakeKubectl(cluster());
  const { code, out, err } = await run(['rollback', 'agent', '--to', '1', '--kubectl', program]);
  expect(out).toBe(`Rollback of agents/agent from revision 2 to revision 1 in the namespace agents
  spec.template.spec.containers[agent].image: "agent:2" -> "agent:1"
  pods restart on 2 nodes: a, b
  2 waves: any 1 of 2 nodes at a time; the old pod is deleted first; at least 1m if each pod is ready after 30s
`);
  expect([code, err]).toEqual([
    2,
    'cdk8s-daemonsets: there is no terminal to ask on; nothing is changed. Use --yes to do it without a question.\n',
  ]);
  expect(changes(calls())).toEqual([]);
});

test.each([
  ['n', []],
  ['', []],
  ['y', [['rollout', 'undo', 'daemonset/agent', '-n', 'agents', '--to-revision=1']]],
  ['YES', [['rollout', 'undo', 'daemonset/agent', '-n', 'agents', '--to-revision=1']]],
])('the answer %j', async (answer, expected) => {
  const { program, calls } = fakeKubectl(cluster());
  const { code } = await run(['rollback', 'agent', '--to', '1', '--wait', '0s', '--kubectl', program], {
    ask: async () => answer,
  });
  expect(code).toBe(expected.length > 0 ? 0 : 2);
  expect(changes(calls())).toEqual(expected);
});

test('redeploy runs rollout restart and follows it', async () => {
  const { program, calls } = fakeKubectl(cluster());
  const { code, out, err } = await run(['redeploy', 'agents/agent', '--yes', '--kubectl', program]);
  expect(code).toBe(0);
  expect(out).toContain('Restart of all pods of agents/agent');
  expect(out).toContain('pods restart on 2 nodes: a, b');
  expect(err).toBe('the pods are being restarted\n2 of 2 nodes have an available pod of the current template\n');
  expect(changes(calls())).toEqual([['rollout', 'restart', 'daemonset/agent', '-n', 'agents']]);
});

test('what Flux manages is refused, unless it is forced', async () => {
  const { program, calls } = fakeKubectl(cluster(MANAGED));
  const refused = await run(['redeploy', 'agent', '--yes', '--kubectl', program]);
  expect([refused.code, refused.err.split('\n')[0]]).toEqual([
    2,
    'cdk8s-daemonsets: agents/agent is managed by Flux (agents, says label kustomize.toolkit.fluxcd.io/name), which would undo the change; change it there, or use --force',
  ]);
  expect(changes(calls())).toEqual([]);
  const forced = await run(['redeploy', 'agent', '--yes', '--force', '--wait', '0s', '--kubectl', program]);
  expect(forced.code).toBe(0);
});

test('an error of kubectl is told, and what was done before it', async () => {
  const { program } = fakeKubectl({
    ...cluster(),
    'rollout restart': {
      err: 'Error from server (Forbidden): daemonsets.apps "agent" is forbidden: User "jane" cannot patch resource "daemonsets" in API group "apps" in the namespace "agents"\n',
      code: 1,
    },
  });
  const { code, err } = await run(['redeploy', 'agent', '--yes', '--kubectl', program]);
  expect([code, err.split('\n')[0]]).toEqual([
    2,
    'cdk8s-daemonsets: no access: you may not patch daemonsets.apps in the namespace agents',
  ]);
});

test.each([
  [
    { err: 'Unable to connect to the server: EOF\n', code: 1 },
    'the server cannot be reached: Unable to connect to the server: EOF',
  ],
  [{ out: '{"kind": "List", "items": [' }, 'the answer of kubectl for daemonsets.apps is not whole'],
  [{ out: list() }, 'there is no DaemonSet agents/agent'],
])('what was done is told where it cannot be followed: %j', async (answer, why) => {
  const { program, calls } = fakeKubectl({
    'get daemonsets.apps #later': { ...answer, after: 'rollout restart' },
    ...cluster(),
  });
  const { code, err } = await run(['redeploy', 'agents/agent', '--yes', '--kubectl', program]);
  expect([code, err.split('\n').slice(0, 2)]).toEqual([
    2,
    [
      'the pods are being restarted',
      `cdk8s-daemonsets: the pods are being restarted, but it cannot be followed: ${why}`,
    ],
  ]);
  expect(changes(calls())).toHaveLength(1);
});

test('a revision that is not there, and the one that is there already', async () => {
  const { program } = fakeKubectl(cluster());
  const missing = await run(['rollback', 'agent', '--to', '7', '--yes', '--kubectl', program]);
  expect([missing.code, missing.err.split('\n')[0]]).toEqual([
    2,
    'cdk8s-daemonsets: --to: agents/agent has no revision 7; it has 1, 2',
  ]);
  const same = await run(['rollback', 'agent', '--to', '2', '--yes', '--kubectl', program]);
  expect([same.code, same.err]).toEqual([0, 'agents/agent has this template already; nothing is changed\n']);
});

test('a template that the server does not take any more is not applied', async () => {
  const bad = template('agent:1', { containers: [{ name: 'Not A Name', image: 'agent:1' }] });
  const { program, calls } = fakeKubectl({
    ...cluster(),
    'get controllerrevisions.apps': { out: list(revision(1, bad, 9000), revision(2, template('agent:2'), 900)) },
  });
  const { code, err } = await run(['rollback', 'agent', '--to', '1', '--yes', '--kubectl', program]);
  expect(code).toBe(2);
  expect(err).toContain('Kubernetes 1.36 does not take this template any more: spec.template.spec.containers[0].name');
  expect(changes(calls())).toEqual([]);
});
