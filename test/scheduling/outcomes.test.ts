import { PodDemand } from '../../src/scheduling/fit';
import { ExistingPod, NodeClass, OwnPod } from '../../src/scheduling/node-classes';
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

const own = (cpu: bigint): OwnPod => ({ demand: demand(cpu), started: '', state: 'available' });
const other = (cpu: bigint, fields: Partial<PodDemand> = {}, started = ''): ExistingPod => ({
  demand: demand(cpu, fields),
  started,
});

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
    short(classOutcomes(nodeClass(1000n, { others: [other(500n)] }), judged('runs'), [demand(501n)], [0]))[0][1],
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

const web = (owner: string, cpu: bigint, priority = 0, started = '') => other(cpu, { owner, priority }, started);

test.each([
  ['the same priority', { priority: 0 }, 500n],
  ['a pod that preempts nobody', { priority: 5, preempts: false }, 500n],
  ['not enough room even then', { priority: 5 }, 2000n],
])('a pod stays pending: %s', (_, fields, cpu) => {
  const crowded = nodeClass(1000n, { others: [other(500n), other(500n)] });
  const [{ fit, reasons }] = classOutcomes(crowded, judged('runs'), [demand(cpu, fields)], [0]);
  expect([fit, reasons.map(({ key }) => key)]).toEqual(['pending', ['cpu']]);
});

test.each([
  ['those of the lowest priority', [web('a', 500n, 2), web('b', 500n, 1)], 500n, ['b']],
  ['the one that started last', [web('a', 500n, 0, '2026-01-02'), web('b', 500n, 0, '2026-01-01')], 500n, ['a']],
  ['one that has not started', [web('a', 500n), web('b', 500n, 0, '2026-01-01')], 500n, ['a']],
  [
    'a less important one, where a more important one would not do',
    [web('a', 300n, 2), web('b', 700n, 1)],
    500n,
    ['b'],
  ],
  ['several', [web('a', 500n, 2), web('b', 250n, 1), web('c', 250n)], 400n, ['b', 'c']],
  ['none of the same priority', [web('a', 500n, 5), web('b', 500n, 4)], 500n, ['b']],
])('the scheduler evicts %s', (_, others, cpu, expected) => {
  const [outcome] = classOutcomes(nodeClass(1000n, { others }), judged('runs'), [demand(cpu, { priority: 5 })], [0]);
  expect(outcome).toMatchObject({ fit: 'fits', covered: true });
  expect(outcome.reasons).toMatchObject([{ kind: 'preemption', values: expected }]);
});

test('what is evicted leaves its room to those that come after, and covers nothing', () => {
  const crowded = nodeClass(1000n, { own: new Map([[1, own(600n)]]) });
  const critical = demand(500n, { priority: 5 });
  const outcomes = classOutcomes(
    crowded,
    judged('runs', 'keeps', 'runs'),
    [critical, demand(1n), demand(500n)],
    [0, 2],
  );
  expect(short(outcomes).map(([, fit, covered]) => [fit, covered])).toEqual([
    ['fits', true],
    [null, false],
    ['fits', true],
  ]);
});

test('a surge may evict others for its second pod', () => {
  const crowded = nodeClass(1000n, { others: [web('a', 500n)] });
  const twice = (priority: number) =>
    classOutcomes(crowded, judged('runs'), [demand(500n, { priority })], [0]).map(({ fitsTwice }) => fitsTwice);
  expect([twice(0), twice(5)]).toEqual([[false], [true]]);
});

test('what is judged is not changed', () => {
  const judgements = judged('runs');
  classOutcomes(nodeClass(1n), judgements, [demand(2n)], [0]);
  expect(judgements).toEqual(judged('runs'));
});
