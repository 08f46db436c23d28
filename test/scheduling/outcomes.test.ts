import { PodDemand } from '../../src/scheduling/fit';
import { NodeClass, OwnPod } from '../../src/scheduling/node-classes';
import { classOutcomes, placementOutcome } from '../../src/scheduling/outcomes';
import { Placement } from '../../src/scheduling/placement';

const demand = (cpu: bigint, fields: Partial<PodDemand> = {}): PodDemand => ({
  owner: 'agents/x',
  requests: new Map([['cpu', cpu]]),
  ports: [],
  priority: 0,
  preempts: true,
  ...fields,
});

const own = (cpu: bigint): OwnPod => ({ demand: demand(cpu), state: 'available' });

function nodeClass(cpu: bigint, pods: Partial<NodeClass['pods']> = {}): NodeClass {
  const node = {
    name: 'a',
    labels: {},
    taints: [],
    allocatable: new Map([
      ['cpu', cpu],
      ['pods', 110n],
    ]),
    ready: true,
  };
  return { node, pods: { own: new Map(), others: [], ...pods }, members: [0], placement: { node, index: 0 } };
}

const judged = (...placements: Placement[]) =>
  placements.map((placement) => placementOutcome({ placement, reasons: [] }));
const short = (outcomes: ReturnType<typeof classOutcomes>) =>
  outcomes.map(({ placement, fit, covered, fitsTwice }) => [placement, fit, covered, fitsTwice]);

test('what the controller excludes needs no room and takes none', () => {
  expect(
    short(classOutcomes(nodeClass(1000n), judged('excluded', 'runs'), [demand(900n), demand(500n)], [0, 1])),
  ).toEqual([
    ['excluded', null, false, false],
    ['runs', 'fits', true, true],
  ]);
});

test('the first in the order takes the room, the next one is pending and says why', () => {
  const outcomes = classOutcomes(nodeClass(1000n), judged('runs', 'runs'), [demand(600n), demand(600n)], [1, 0]);
  expect(short(outcomes)).toEqual([
    ['runs', 'pending', false, false],
    ['runs', 'fits', true, false],
  ]);
  expect(outcomes[0].reasons.map(({ message }) => message)).toEqual(['cpu: 600m requested, 400m of 1 free']);
});

test('a pending pod takes no room: a smaller one after it may fit', () => {
  expect(
    short(
      classOutcomes(
        nodeClass(1000n),
        judged('runs', 'runs', 'runs'),
        [demand(700n), demand(700n), demand(300n)],
        [0, 1, 2],
      ),
    ).map(([, fit]) => fit),
  ).toEqual(['fits', 'pending', 'fits']);
});

test('a second pod fits where all of its room is left after everyone', () => {
  expect(
    short(classOutcomes(nodeClass(1000n), judged('runs', 'runs'), [demand(300n), demand(400n)], [0, 1])).map(
      ([, , , twice]) => twice,
    ),
  ).toEqual([true, false]);
});

test('pods of others are there first', () => {
  expect(
    short(classOutcomes(nodeClass(1000n, { others: [demand(500n)] }), judged('runs'), [demand(501n)], [0]))[0][1],
  ).toBe('pending');
});

test('a pod of the plan that is there already is not counted beside its new one', () => {
  expect(
    short(classOutcomes(nodeClass(1000n, { own: new Map([[0, own(600n)]]) }), judged('runs'), [demand(600n)], [0])),
  ).toEqual([['runs', 'fits', true, false]]);
});

test('of the same priority the pod that is there already keeps its place, of a higher one the new pod takes it', () => {
  const crowded = nodeClass(1000n, { own: new Map([[1, own(600n)]]) });
  const fits = (...demands: PodDemand[]) =>
    classOutcomes(crowded, judged('runs', 'runs'), demands, [0, 1]).map(({ fit }) => fit);
  expect(fits(demand(600n), demand(600n))).toEqual(['pending', 'fits']);
  expect(fits(demand(600n, { priority: 5 }), demand(600n))).toEqual(['fits', 'pending']);
});

test('a pod that is kept covers the node and keeps its room', () => {
  expect(
    short(
      classOutcomes(
        nodeClass(1000n, { own: new Map([[0, own(600n)]]) }),
        judged('keeps', 'runs'),
        [demand(100n), demand(500n)],
        [0, 1],
      ),
    ),
  ).toEqual([
    ['keeps', null, true, false],
    ['runs', 'pending', false, false],
  ]);
});

test('a pod on a node that excludes it is deleted: it covers nothing and leaves its room', () => {
  expect(
    short(
      classOutcomes(
        nodeClass(1000n, { own: new Map([[0, own(600n)]]) }),
        judged('excluded', 'runs'),
        [demand(600n), demand(500n)],
        [0, 1],
      ),
    ),
  ).toEqual([
    ['excluded', null, false, false],
    ['runs', 'fits', true, true],
  ]);
});

test.each([
  [
    'lower priority',
    { priority: 5 },
    {},
    ['cpu', 'has room if the scheduler preempts pods of lower priority (2 on the node)'],
  ],
  ['the same priority', { priority: 0 }, {}, ['cpu']],
  ['a pod that preempts nobody', { priority: 5, preempts: false }, {}, ['cpu']],
  ['not enough room even then', { priority: 5 }, { cpu: 2000n }, ['cpu']],
])('preemption, %s', (_, fields, { cpu = 500n }: { cpu?: bigint }, expected) => {
  const [{ reasons }] = classOutcomes(
    nodeClass(1000n, { others: [demand(500n), demand(500n)] }),
    judged('runs'),
    [demand(cpu, fields)],
    [0],
  );
  expect(reasons.map(({ key, message }) => key ?? message)).toEqual(expected);
});

test('what is judged is not changed', () => {
  const judgements = judged('runs');
  classOutcomes(nodeClass(1n), judgements, [demand(2n)], [0]);
  expect(judgements).toEqual(judged('runs'));
});
