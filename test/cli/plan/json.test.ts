import { daemonSet, GPU, inOwnFolder, list, node, write } from './inputs';
import { run } from '../run';

inOwnFolder();

const json = async (...argv: string[]) => {
  const { code, out, err } = await run(['plan', '--nodes', 'nodes.json', '--format', 'json', ...argv]);
  return { code, err, plan: JSON.parse(out) };
};

beforeAll(() => {
  write('nodes.json', list(node('a'), node('b', { taints: [GPU] })));
  write(
    'all.json',
    list(
      daemonSet('agent'),
      daemonSet('big', { containers: [{ name: 'x', image: 'x', resources: { requests: { cpu: '9' } } }] }),
    ),
  );
});

describe('plan --format json', () => {
  test('names every node of every DaemonSet', async () => {
    const { code, err, plan } = await json('all.json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const taint = {
      kind: 'taint',
      message: 'taint gpu=true:NoSchedule is not tolerated',
      key: 'gpu',
      effect: 'NoSchedule',
      found: 'true',
    };
    const share = { min: 0.025, median: 0.025, max: 0.025 };
    const memory = { min: 0.0078125, median: 0.0078125, max: 0.0078125 };
    expect(plan.daemonSets[0]).toEqual({
      namespace: 'agents',
      name: 'agent',
      desired: 1,
      pending: 0,
      nodes: [
        { node: 'a', placement: 'runs', fit: 'fits', reasons: [] },
        { node: 'b', placement: 'keeps', fit: null, reasons: [taint] },
      ],
      rollout: {
        strategy: 'RollingUpdate',
        pods: 1,
        maxUnavailable: 1,
        maxSurge: 0,
        waves: 1,
        seconds: 30,
        message: '1 wave: 1 node; the old pod is deleted first',
        blockedBy: [],
        stalls: [],
      },
      cost: {
        requests: { cpu: '100m', memory: '64Mi' },
        total: { cpu: '100m', memory: '64Mi' },
        share: { cpu: share, memory },
      },
    });
    expect(plan.daemonSets[1].nodes[0]).toEqual({
      node: 'a',
      placement: 'runs',
      fit: 'pending',
      reasons: [
        { kind: 'resource', message: 'cpu: 9 requested, 3900m of 4 free', key: 'cpu', values: ['9'], found: '3900m' },
      ],
    });
    expect(plan.problems).toEqual([
      {
        kind: 'pending',
        message: 'agents/big: 1 of 1 pods would stay pending (no room for 9 of cpu)',
        daemonSets: ['agents/big'],
        nodes: ['a'],
      },
    ]);
    expect(plan.totals).toEqual({
      nodes: 2,
      notJudged: 0,
      desired: 2,
      pending: 1,
      total: { cpu: '9100m', memory: '64Mi' },
      share: { cpu: { min: 2.275, median: 2.275, max: 2.275 }, memory },
    });
    expect(Object.keys(plan)).toEqual(['kubernetesVersion', 'daemonSets', 'problems', 'totals', 'rejected']);
  });

  test('has rejected DaemonSets with their findings and places, and the changes to old ones', async () => {
    write('old.json', daemonSet('agent', {}, {}, 'agent:0'));
    write('new.json', list(daemonSet('agent'), { ...daemonSet('other'), metadata: { name: 'Other' } }));
    const { plan } = await json('--from', 'old.json', 'new.json');
    expect(plan.rejected).toMatchObject([
      {
        source: 'new.json',
        index: 1,
        name: 'Other',
        verdict: 'rejected',
        findings: [{ field: 'metadata.name', line: 1 }],
      },
    ]);
    expect(plan.changes).toEqual([
      {
        namespace: 'agents',
        name: 'agent',
        kind: 'changed',
        refused: [],
        gains: [],
        losses: [],
        restarts: ['a'],
        untouched: [],
        templateDifferences: [
          { field: 'spec.template.spec.containers[agent].image', before: '"agent:0"', after: '"agent:1"' },
        ],
        otherDifferences: [],
      },
    ]);
  });

  test('is JSON where there is no DaemonSet left', async () => {
    write('none.json', { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'x' } });
    const { code, plan } = await json('--from', 'all.json', 'none.json');
    expect(code).toBe(0);
    expect(plan).toMatchObject({
      daemonSets: [],
      changes: [
        { name: 'agent', kind: 'removed', losses: ['a'] },
        { name: 'big', kind: 'removed' },
      ],
    });
  });
});
