import { NodeRoom, podDemand } from '../../src/scheduling/fit';

const demand = (owner: string, podSpec: object) =>
  podDemand(owner, podSpec as { [key: string]: unknown }, 36, { priorityClasses: { important: 1000 } });
const agent = (requests: object, rest: object = {}) => ({
  containers: [{ resources: { requests }, ports: [{ hostPort: 9100 }] }],
  ...rest,
});
const room = () =>
  new NodeRoom(
    new Map([
      ['cpu', 4000n],
      ['memory', 2n ** 30n],
      ['pods', 2n],
    ]),
  );

test('a reason names what is asked, what is free and what there is', () => {
  const node = room();
  node.add(demand('apps/web', { containers: [{ resources: { requests: { cpu: '3800m' } } }] }));
  expect(node.objections(demand('agents/agent', agent({ cpu: '500m', memory: '2Gi', 'a.b/c': '1' })))).toEqual([
    { kind: 'resource', message: 'cpu: 500m requested, 200m of 4 free', key: 'cpu', values: ['500m'], found: '200m' },
    {
      kind: 'resource',
      message: 'memory: 2Gi requested, 1Gi of 1Gi free',
      key: 'memory',
      values: ['2Gi'],
      found: '1Gi',
    },
    { kind: 'resource', message: 'a.b/c: 1 requested, 0 of 0 free', key: 'a.b/c', values: ['1'], found: '0' },
  ]);
});

test('a host port names who has it', () => {
  const node = room();
  node.add(demand('monitoring/exporter', agent({})));
  expect(node.objections(demand('agents/agent', agent({})))).toEqual([
    {
      kind: 'hostPort',
      message: 'host port 9100/TCP is taken by monitoring/exporter',
      key: '9100/TCP',
      found: 'monitoring/exporter',
    },
  ]);
});

test('the number of pods has a limit', () => {
  const node = room();
  node.add(demand('a/a', {}));
  node.add(demand('a/b', {}));
  expect(node.objections(demand('a/c', {})).map(({ message }) => message)).toEqual(['pods: 2 of 2 are on the node']);
});

test('pods of lower priority are evicted, if that is enough', () => {
  const node = room();
  node.add(demand('apps/web', { containers: [{ resources: { requests: { cpu: '4' } } }] }));
  expect(node.victims(demand('agents/agent', agent({ cpu: '1' }, { priorityClassName: 'important' })))).toHaveLength(1);
  expect(node.victims(demand('agents/agent', agent({ cpu: '1' })))).toBeUndefined();
  expect(
    node.victims(demand('agents/agent', agent({ cpu: '1' }, { priority: 5, preemptionPolicy: 'Never' }))),
  ).toBeUndefined();
  expect(
    node.victims(demand('agents/agent', agent({ cpu: '5' }, { priorityClassName: 'system-node-critical' }))),
  ).toBeUndefined();
});

test('priorities come from the pod, the system classes and the classes that were given', () => {
  const priorities = [
    { priority: 7 },
    { priorityClassName: 'system-node-critical' },
    { priorityClassName: 'important' },
    { priorityClassName: 'other' },
    {},
  ].map((podSpec) => demand('a/a', podSpec).priority);
  expect(priorities).toEqual([7, 2000001000, 1000, 0, 0]);
});

test('of pods with the same port at different addresses, one that goes leaves the others', () => {
  const at = (owner: string, hostIP: string) =>
    demand(owner, { containers: [{ ports: [{ hostPort: 9100, hostIP }] }] });
  const [one, two] = [at('agents/one', '10.0.0.1'), at('agents/two', '10.0.0.2')];
  const node = new NodeRoom(new Map([['pods', 10n]]));
  node.add(one);
  node.add(two);
  const left = node.without([one]);
  expect(left.objections(at('agents/new', '10.0.0.1'))).toEqual([]);
  expect(left.objections(at('agents/new', '10.0.0.2'))).toHaveLength(1);
  expect(node.objections(at('agents/new', '10.0.0.1'))).toHaveLength(1);
});
