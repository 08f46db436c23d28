import { GlusterdDaemonSet } from '../../src/agents/glusterd/glusterd-daemon-set';
import { GlusterdDaemonSetProps } from '../../src/agents/glusterd/props';
import { expectPublished, made, published, publishedTest } from '../support/published';

const objects = (props: GlusterdDaemonSetProps = {}) =>
  made((chart) => new GlusterdDaemonSet(chart, 'gluster', props), { namespace: 'kube-system' });

publishedTest('the addon of minikube', () => {
  const vendor = published(
    '../corpus/manifests/kubernetes__minikube__deploy__addons__storage-provisioner-gluster__glusterfs-daemonset.yaml',
  );
  const objectsOfSet = objects({
    defaults: 'Published',
    fakeDisk: true,
    containerImages: { glusterfs: 'quay.io/nixpanic/glusterfs-server:pr_fake-disk' },
    podMetadata: { name: 'glusterfs', namespace: 'storage-gluster' },
    metadata: {
      namespace: 'storage-gluster',
      annotations: { description: 'GlusterFS DaemonSet', tags: 'glusterfs' },
      labels: {
        'kubernetes.io/minikube-addons': 'storage-provisioner-gluster',
        'addonmanager.kubernetes.io/mode': 'Reconcile',
      },
    },
  });
  expectPublished(objectsOfSet, vendor);
});

test('by default pods are replaced only when they are deleted', () => {
  expect(objects().find(({ kind }) => kind === 'DaemonSet')!.spec.updateStrategy).toEqual({ type: 'OnDelete' });
});
