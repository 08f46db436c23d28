import { schedulerReason } from '../../src/cluster/scheduler-message';

/* Messages of kube-scheduler 1.36, as it wrote them in a cluster of 240 nodes. */

test.each([
  [
    "0/240 nodes are available: 1 Insufficient cpu, 239 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/240 nodes are available: 1 No preemption victims found for incoming pod, 239 Preemption is not helpful for scheduling.",
    'Insufficient cpu; no pod of lower priority could make room',
  ],
  [
    "0/5 nodes are available: 1 node(s) didn't have free ports for the requested pod ports, 4 node(s) didn't match Pod's node affinity/selector. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.",
    "didn't have free ports for the requested pod ports",
  ],
  [
    "0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    'Insufficient cpu, Insufficient memory',
  ],
  // a message of another form is shown whole
  [
    '0/4 nodes are available: persistentvolumeclaim "none" not found. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
    'persistentvolumeclaim "none" not found',
  ],
  ['no nodes available to schedule pods', 'no nodes available to schedule pods'],
  ['', ''],
])('%s', (message, reason) => {
  expect(schedulerReason(message)).toBe(reason);
});
