import { daemonSet, GPU, inOwnFolder, list, node, pod, write } from './inputs';
import { run } from '../run';

inOwnFolder();

beforeAll(() => {
  write(
    'nodes.json',
    list(
      node('a', { labels: { zone: 'x', 'node-role.kubernetes.io/edge': '' }, taints: [GPU] }),
      node('b', { ready: 'False' }),
      { ...node('c'), status: { allocatable: { cpu: '4', pods: '1' } } },
      { kind: 'Node', metadata: { name: 'z' } },
    ),
  );
  write('pods.json', list(pod('web', 'a'), pod('kept-1', 'a', 'kept')));
  write(
    'all.json',
    list(
      daemonSet('agent', { tolerations: [{ operator: 'Exists' }] }),
      daemonSet('kept'),
      daemonSet('pinned', { nodeName: 'b' }),
    ),
  );
});

const explain = (name: string, ...argv: string[]) =>
  run(['plan', '--nodes', 'nodes.json', '--pods', 'pods.json', '--explain', name, ...argv, 'all.json']);

describe('plan --explain', () => {
  test('says everything about one node, and of the problems those that it has', async () => {
    expect(await explain('a', '--require', 'pinned', '--budget', 'memory=1Mi')).toEqual({
      code: 1,
      err: '',
      out: `Node a in Kubernetes 1.37
  ready: True
  taints: gpu=true:NoSchedule
  labels: zone=x, node-role.kubernetes.io/edge

DaemonSets: 1 of 3 should run here
  DAEMONSET      PLACEMENT  FIT   REASONS
  agents/agent   runs       fits
  agents/kept    keeps            taint gpu=true:NoSchedule is not tolerated
  agents/pinned  excluded         nodeName is "b", which is another node
  (keeps: an existing pod stays, but no pod is created)

Requests
  RESOURCE  DAEMONSETS  OTHER PODS  ALLOCATABLE  SHARE
  cpu             100m           2            4   2.5%
  memory          64Mi           0          8Gi   0.8%
  pods               1           2          110   0.9%

Problems on this node
  uncovered  pinned is required but missing on 3 nodes
  budget     all DaemonSets together request more than 1Mi of memory on 3 of 3 nodes, up to 192Mi
`,
    });
  });

  test('JSON has the same as data', async () => {
    const { code, out } = await explain('c', '--format', 'json');
    expect(code).toBe(1);
    const { daemonSets, problems, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      kubernetesVersion: '1.37',
      node: 'c',
      requests: [
        { resource: 'cpu', daemonSets: '200m', otherPods: '0', allocatable: '4', share: 0.05 },
        { resource: 'pods', daemonSets: '2', otherPods: '0', allocatable: '1', share: 2 },
        { resource: 'memory', daemonSets: '128Mi', otherPods: '0', allocatable: '0' },
      ],
    });
    expect(
      daemonSets.map(({ name, placement, fit, reasons }: any) => [
        name,
        placement,
        fit,
        reasons.map(({ message }: any) => message),
      ]),
    ).toEqual([
      ['agent', 'runs', 'pending', ['memory: 64Mi requested, 0 of 0 free']],
      ['kept', 'runs', 'pending', ['memory: 64Mi requested, 0 of 0 free']],
      ['pinned', 'excluded', null, ['nodeName is "b", which is another node']],
    ]);
    expect(problems.map(({ kind }: any) => kind)).toEqual(['pending', 'rollout', 'pending']);
  });

  test('a node that is not ready', async () => {
    expect((await explain('b')).out).toMatch(
      /^Node b in Kubernetes 1.37\n {2}ready: False\n {2}taints: none\n {2}labels: none\n/,
    );
    expect((await explain('c')).out).toMatch(/^Node c in Kubernetes 1.37\n {2}ready: unknown, assumed True\n/);
  });

  test.each([
    ['z', 'node "z" could not be judged; see problems'],
    ['y', 'node "y" is not in the inventory'],
  ])('of %s nothing can be said', async (name, message) => {
    expect(await explain(name)).toEqual({
      code: 2,
      out: '',
      err: `cdk8s-daemonsets: --explain: ${message}\nRun 'cdk8s-daemonsets plan --help' for help.\n`,
    });
  });
});
