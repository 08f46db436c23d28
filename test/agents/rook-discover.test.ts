import { NodeAffinities } from '../../src';
import { RookDiscoverDaemonSetProps } from '../../src/agents/rook-discover/props';
import { RookDiscoverDaemonSet } from '../../src/agents/rook-discover/rook-discover-daemon-set';
import { NodeLabels } from '../../src/node-sets/node-labels';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: RookDiscoverDaemonSetProps = {}) =>
  made((chart) => new RookDiscoverDaemonSet(chart, 'discover', props), { namespace: 'rook-ceph' });

const useCephVolume = true;
const SETS: { [file: string]: RookDiscoverDaemonSetProps } = {
  default: {},
  'nodeaffinity-shortform': {
    useCephVolume,
    affinity: {
      nodeAffinity: NodeAffinities.required(NodeLabels.in('role', 'storage-node', 'ceph'), NodeLabels.in('zone', 'a')),
    },
  },
  'operator-yaml-cephvolume-udev': {
    useCephVolume,
    udevBlacklist: ['(?i)dm-[0-9]+', '(?i)rbd[0-9]+', '(?i)nbd[0-9]+'],
    metadata: {
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'rook-ceph-operator-6d8f7c9b5',
          uid: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
        },
      ],
    },
  },
  tolerations: {
    useCephVolume,
    tolerations: [
      { effect: 'NoSchedule', key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' },
      { effect: 'NoExecute', key: 'node-role.kubernetes.io/etcd', operator: 'Exists' },
    ],
  },
};

for (const [file, props] of Object.entries(SETS)) {
  publishedTest(`${file}.yaml`, () => {
    expectPublished(objects({ defaults: 'Published', ...props }), published(`rook-discover/${file}.yaml`));
  });
}

test('by default it looks on every Linux node', () => {
  const { tolerations, nodeSelector } = objects().find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;
  expect({ tolerations, nodeSelector }).toEqual({
    tolerations: [{ operator: 'Exists' }],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
  });
});
