import { affinity, container, daemonSet, DaemonSetManifest, expressions, NodeManifest, nodes } from './fleet';
import { seeded } from '../../test/support/seeded';

/*
 * DaemonSets of which each is updated in another way, and the nodes for them.
 */

const NODES = 200;
const TOLERATE = [{ operator: 'Exists' }];

const on = (from: number, count: number) => {
  const values = Array.from({ length: count }, (_, i) => `node-${from + i}`);
  return { affinity: affinity(expressions({ key: 'kubernetes.io/hostname', operator: 'In', values })) };
};
const rolling = (rollingUpdate: object, more: object = {}) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate },
  ...more,
});

const ONE_SLOT = { ...container(), resources: { limits: { 'example.com/slot': '1' } } };

// node-0 to node-3 are not ready
const SICK = 4;
export const AGENTS: readonly DaemonSetManifest[] = [
  daemonSet('defaults', { ...on(10, 9) }),
  daemonSet('one-at-a-time', { ...on(20, 12), tolerations: TOLERATE }, rolling({ maxUnavailable: 1 })),
  daemonSet('tenth', { ...on(SICK, 150), tolerations: TOLERATE }, rolling({ maxUnavailable: '10%' })),
  daemonSet('third', { ...on(SICK, NODES - SICK), tolerations: TOLERATE }, rolling({ maxUnavailable: '30%' })),
  daemonSet('all-at-once', { ...on(SICK, NODES - SICK), tolerations: TOLERATE }, rolling({ maxUnavailable: '100%' })),
  daemonSet('rounded-up', { ...on(30, 7), tolerations: TOLERATE }, rolling({ maxUnavailable: '15%' })),
  daemonSet('more-than-there-are', { ...on(30, 7), tolerations: TOLERATE }, rolling({ maxUnavailable: 40 })),
  daemonSet(
    'not-in-a-hurry',
    { ...on(40, 6), tolerations: TOLERATE },
    rolling({ maxUnavailable: 2 }, { minReadySeconds: 2 }),
  ),
  daemonSet('by-hand', { ...on(50, 20), tolerations: TOLERATE }, { updateStrategy: { type: 'OnDelete' } }),
  daemonSet('surge-one', { ...on(70, 5), tolerations: TOLERATE }, rolling({ maxSurge: 1, maxUnavailable: 0 })),
  daemonSet(
    'surge-quarter',
    { ...on(SICK, 100), tolerations: TOLERATE },
    rolling({ maxSurge: '25%', maxUnavailable: 0 }),
  ),
  daemonSet(
    'surge-all',
    { ...on(80, 30), tolerations: TOLERATE },
    rolling({ maxSurge: '100%', maxUnavailable: 0 }, { minReadySeconds: 1 }),
  ),
  daemonSet(
    'surge-host-port',
    { ...on(80, 12), tolerations: TOLERATE, containers: [container({}, [{ containerPort: 80, hostPort: 8080 }])] },
    rolling({ maxSurge: 3, maxUnavailable: 0 }),
  ),
  daemonSet(
    'surge-without-room',
    { ...on(SICK, 60), tolerations: TOLERATE, containers: [ONE_SLOT] },
    rolling({ maxSurge: '50%', maxUnavailable: 0 }),
  ),
  daemonSet(
    'host-port',
    { ...on(90, 12), tolerations: TOLERATE, containers: [container({}, [{ containerPort: 80, hostPort: 8081 }])] },
    rolling({ maxUnavailable: 5 }),
  ),
  daemonSet('some-sick', { ...on(2, 12), tolerations: TOLERATE }, rolling({ maxUnavailable: 3 })),
  daemonSet('too-many-sick', { ...on(0, 10), tolerations: TOLERATE }, rolling({ maxUnavailable: 3 })),
  daemonSet('as-many-as-are-sick', { ...on(0, 10), tolerations: TOLERATE }, rolling({ maxUnavailable: '40%' })),
  daemonSet(
    'some-pending',
    { ...on(100, 40), tolerations: TOLERATE, containers: [ONE_SLOT] },
    rolling({ maxUnavailable: '80%' }),
  ),
  daemonSet('surge-some-sick', { ...on(1, 12), tolerations: TOLERATE }, rolling({ maxSurge: 4, maxUnavailable: 0 })),
];

/** Half of them have one slot, the others have two, or from node-100 on none. */
export function nodesOfUpdates(): NodeManifest[] {
  return nodes(seeded(7), 0, NODES, 0).map((node, i) => {
    const slots = i % 2 === 0 ? '1' : i < 100 ? '2' : '0';
    const allocatable = { cpu: '16', memory: '32Gi', pods: '110', 'example.com/slot': slots };
    return {
      ...node,
      spec: { taints: [] },
      status: {
        allocatable,
        capacity: allocatable,
        conditions: [{ type: 'Ready', status: i < SICK ? 'False' : 'True' }],
      },
    };
  });
}

export const withImage = (one: DaemonSetManifest, image: string): DaemonSetManifest => {
  const { containers, ...podSpec } = one.spec.template.spec as { containers: object[] };
  const template = {
    ...one.spec.template,
    spec: { ...podSpec, containers: containers.map((each) => ({ ...each, image })) },
  };
  return { ...one, spec: { ...one.spec, template } };
};
