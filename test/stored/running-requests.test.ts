import { runningRequests } from '../../src/stored/running-requests';

/* test/scheduling/recorded.test.ts has the answers of real schedulers to generated pods. */

const spec = { containers: [{ name: 'web', resources: { requests: { cpu: '500m' } } }] };
const status = (allocated: string, used: string, reason?: string) => ({
  containerStatuses: [{ name: 'web', allocatedResources: { cpu: allocated }, resources: { requests: { cpu: used } } }],
  conditions: reason === undefined ? [] : [{ type: 'PodResizePending', reason }],
});
const cpu = (one: object, minor: number) => runningRequests(spec, one as { [key: string]: unknown }, minor).get('cpu');

test.each([
  ['grown', status('1500m', '1500m'), 1500n],
  ['allocated, and not yet used', status('1500m', '500m'), 1500n],
  ['shrunk, and still used', status('250m', '2'), 2000n],
  ['wanted, and to be allocated later', status('250m', '250m', 'Deferred'), 500n],
  ['wanted, and never to be allocated', status('250m', '250m', 'Infeasible'), 250n],
])('a container that is resized counts with the most of it: %s', (_, one, expected) => {
  for (const minor of [33, 36, 37]) expect([minor, cpu(one, minor)]).toEqual([minor, expected]);
  expect(cpu(one, 32)).toBe(500n);
});

test('1.37 counts the containers where a pod-level request can never be given and nothing of it is in use', () => {
  // the scheduler of 1.37.1 puts another pod on a node whose memory is no larger than this request
  const pod = {
    containers: [{ name: 'web', resources: { requests: { memory: '100M' } } }],
    resources: { requests: { memory: '1Gi' } },
  };
  const infeasible = {
    resources: { requests: { 'hugepages-2Mi': '2Mi' } },
    allocatedResources: { 'hugepages-2Mi': '0' },
    conditions: [{ type: 'PodResizePending', status: 'True', reason: 'Infeasible' }],
  };
  expect([36, 37].map((minor) => runningRequests(pod, infeasible, minor).get('memory'))).toEqual([
    undefined,
    undefined,
  ]);
  expect(runningRequests(pod, infeasible, 37).get('hugepages-2Mi')).toBe(2097152n);
});
