import { PlanReason } from '../../src/scheduling/plan-reason';
import { OutcomeGroup } from '../../src/scheduling/plan-results';
import { Planner } from '../../src/scheduling/planner';
import { countByReason, reasonLabel } from '../../src/scheduling/reason-label';

/** Why the DaemonSet is not on one node, as the planner says it. */
function reasonsFor(podSpec: object, labels: object = {}, taints: object[] = [], pods = '110'): PlanReason[] {
  const node = {
    kind: 'Node',
    metadata: { name: 'a', labels },
    spec: { taints },
    status: { allocatable: { cpu: '1', memory: '1Gi', pods } },
  };
  const daemonSet = { metadata: { name: 'agent' }, spec: { template: { spec: podSpec } } };
  return new Planner().plan([daemonSet], [node]).explain('a')[0].reasons;
}

const terms = (...nodeSelectorTerms: object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});
const expression = (key: string, operator: string, ...values: string[]) =>
  terms({ matchExpressions: [{ key, operator, values }] });
const taint = { key: 'gpu', value: 'true', effect: 'NoSchedule' };
const requests = (amounts: object) => ({ containers: [{ resources: { requests: amounts } }] });

test.each<[string, PlanReason[]]>([
  ['nodeName is "b", which is another node', reasonsFor({ nodeName: 'b' })],
  ['label pool is not "x"', reasonsFor({ nodeSelector: { pool: 'x' } }, { pool: 'y' })],
  ['label zone is not one of a, b', reasonsFor(expression('zone', 'In', 'a', 'b'), { zone: 'c' })],
  ['label zone is one of a, b', reasonsFor(expression('zone', 'NotIn', 'a', 'b'), { zone: 'a' })],
  ['label zone is absent', reasonsFor(expression('zone', 'Exists'))],
  ['label zone is there', reasonsFor(expression('zone', 'DoesNotExist'), { zone: 'a' })],
  ['label cores is not above 8', reasonsFor(expression('cores', 'Gt', '8'), { cores: '4' })],
  ['label cores is not below 8', reasonsFor(expression('cores', 'Lt', '8'), { cores: '16' })],
  [
    'label zone is absent in term 1 of 2',
    reasonsFor(terms(...['zone', 'rack'].map((key) => ({ matchExpressions: [{ key, operator: 'Exists' }] })))),
  ],
  [
    'metadata.name is not b',
    reasonsFor(terms({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['b'] }] })),
  ],
  ['node affinity term 1: it is empty, so no node matches', reasonsFor(terms({}))],
  ['node affinity term 1: it is empty, so no node matches', reasonsFor(terms({}, {}))],
  ['taint gpu=true:NoSchedule', reasonsFor({}, {}, [taint, { ...taint, key: 'other' }])],
  ['no room for 2 of cpu', reasonsFor(requests({ cpu: '2', memory: '2Gi' }))],
  ['no room for one more pod', reasonsFor({}, {}, [], '0')],
])('%s', (label, reasons) => {
  expect(reasonLabel(reasons)).toBe(label);
});

test('what the nodes have does not tell reasons apart, and the one of most nodes comes first', () => {
  const group = (found: string, nodes: string[]): OutcomeGroup => ({
    placement: 'excluded',
    reasons: reasonsFor({ nodeSelector: { pool: 'x' } }, { pool: found }),
    nodes,
  });
  const tainted: OutcomeGroup = { placement: 'keeps', reasons: reasonsFor({}, {}, [taint]), nodes: ['a', 'b'] };
  expect(countByReason([tainted, group('y', ['c', 'd']), group('z', ['e'])])).toEqual([
    { label: 'label pool is not "x"', nodes: 3 },
    { label: 'taint gpu=true:NoSchedule', nodes: 2 },
  ]);
});
