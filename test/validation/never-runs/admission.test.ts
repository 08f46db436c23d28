import { testNeverRuns } from './never-runs-table';

const POD = 'spec.template.spec';
const RESOURCES = { cpu: '100m' };

// admission is not part of the strategies that can be asked: these are what its source says
testNeverRuns({
  'the classes of the system and their values': {
    podSpec: { priorityClassName: 'system-node-critical', priority: 2000001000 },
    found: [],
  },
  'the other class of the system': {
    podSpec: {
      priorityClassName: 'system-cluster-critical',
      priority: 2000000000,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    found: [],
  },
  'another value than that of the class': {
    podSpec: { priorityClassName: 'system-node-critical', priority: 2000000000 },
    found: [`Forbidden ${POD}.priority`],
  },
  'a class that no cluster can have': {
    podSpec: { priorityClassName: 'system-agents', priority: 5 },
    found: [`NotFound ${POD}.priorityClassName`],
  },
  'a class of the cluster, whatever its value': {
    podSpec: { priorityClassName: 'agents', priority: 1000000000, preemptionPolicy: 'Never' },
    found: [],
  },
  'a value that no class of the cluster can have': {
    podSpec: { priorityClassName: 'agents', priority: 1000000001 },
    found: [`Forbidden ${POD}.priority`],
  },
  'a value without class': { podSpec: { priority: 1000 }, found: [`Forbidden ${POD}.priority`] },
  'the value of pods without class': { podSpec: { priority: 0, preemptionPolicy: 'PreemptLowerPriority' }, found: [] },
  'a pod of the system that does not preempt': {
    podSpec: { priorityClassName: 'system-node-critical', preemptionPolicy: 'Never' },
    found: [`Forbidden ${POD}.preemptionPolicy`],
  },
  'a pod without class that does not preempt': {
    podSpec: { preemptionPolicy: 'Never' },
    found: [`Forbidden ${POD}.preemptionPolicy`],
  },
  'overhead of no RuntimeClass': { podSpec: { overhead: RESOURCES }, found: [`Forbidden ${POD}.overhead`] },
  'overhead of a RuntimeClass, and none': { podSpec: { overhead: RESOURCES, runtimeClassName: 'gvisor' }, found: [] },
  'no overhead': { podSpec: { overhead: {} }, found: [] },
  'scheduling gates': {
    podSpec: { schedulingGates: [{ name: 'example.com/a' }] },
    found: [`Forbidden ${POD}.schedulingGates`],
  },
  'no scheduling gates': { podSpec: { schedulingGates: [] }, found: [] },
});
