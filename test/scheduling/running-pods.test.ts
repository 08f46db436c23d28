import { readPods } from '../../src/scheduling/running-pods';

const pod = (spec: object, metadata: object = {}, phase = 'Running') => ({
  kind: 'Pod',
  metadata: { namespace: 'agents', name: 'p', ...metadata },
  spec,
  status: { phase },
});
const owned = { ownerReferences: [{ kind: 'DaemonSet', name: 'agent', controller: true }] };
const pinned = (node: string) => {
  const nodeSelectorTerms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }];
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
};
const read = (...pods: object[]) =>
  readPods(pods, (namespace, name) => (`${namespace}/${name}` === 'agents/agent' ? 0 : undefined), 36);
const nodesOf = (...pods: object[]) =>
  [...read(...pods).byNode].map(([node, { own, others }]) => [
    node,
    [...own.keys()],
    others.map(({ demand }) => demand.owner),
  ]);

test("pods of the plan's DaemonSets are told from others by their controller", () => {
  expect(
    nodesOf(
      pod({ nodeName: 'a' }, owned),
      pod({ nodeName: 'a' }),
      pod({ nodeName: 'b' }, { ...owned, namespace: 'other' }),
    ),
  ).toEqual([
    ['a', [0], ['agents/p']],
    ['b', [], ['other/agent']],
  ]);
});

test('a pod that no node has yet is there for none, whichever node it is meant for', () => {
  expect(nodesOf(pod(pinned('a'), owned), pod(pinned('b')), pod({}))).toEqual([]);
});

test('pods that have ended take no room', () => {
  expect(
    nodesOf(
      pod({ nodeName: 'a' }, {}, 'Succeeded'),
      pod({ nodeName: 'a' }, {}, 'Failed'),
      pod({ nodeName: 'a' }, {}, 'Pending'),
    ),
  ).toEqual([['a', [], ['agents/p']]]);
});

test('pods that demand the same share what they demand', () => {
  const { byNode } = read(pod({ nodeName: 'a' }), pod({ nodeName: 'b' }), pod({ nodeName: 'c', priority: 5 }));
  const [[a], [b], [c]] = ['a', 'b', 'c'].map((node) => byNode.get(node)!.others);
  expect([a.demand === b.demand, a.demand === c.demand]).toEqual([true, false]);
});

test('what is no Pod gets a line', () => {
  expect(read({ kind: 'Node' }).findings.map(({ message }) => message)).toEqual(['document 1 is a Node, not a Pod']);
});
