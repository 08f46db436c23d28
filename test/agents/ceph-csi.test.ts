import { CephCsiDaemonSet } from '../../src/agents/ceph-csi/ceph-csi-daemon-set';
import { expectPublished, made, published, publishedTest } from '../support/published';

const namespace = 'default';

for (const type of ['rbd', 'cephfs', 'nfs'] as const) {
  publishedTest(`${type}.yaml`, () => {
    const objects = made(
      (chart) => new CephCsiDaemonSet(chart, 'ceph', { defaults: 'Published', type, clusters: [] }),
      { namespace },
    );
    expectPublished(objects, published(`ceph-csi/${type}.yaml`, { namespace }));
  });
}

const daemonSet = (props: object) =>
  made((chart) => new CephCsiDaemonSet(chart, 'ceph', { type: 'rbd', ...props }), { namespace }).find(
    ({ kind }) => kind === 'DaemonSet',
  )!;

test('by default the driver runs on tainted nodes too, which the published manifest leaves without volumes', () => {
  const { tolerations, nodeSelector, priorityClassName } = daemonSet({}).spec.template.spec;
  expect({ tolerations, nodeSelector, priorityClassName }).toEqual({
    tolerations: [{ operator: 'Exists' }],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    priorityClassName: 'system-node-critical',
  });
});

test('another name of the driver names its directory, for the socket, the registrar and the kubelet', () => {
  const { containers, volumes } = daemonSet({ driverName: 'rook-ceph.rbd.csi.ceph.com' }).spec.template.spec;
  expect(containers[0].args).toContain('--drivername=rook-ceph.rbd.csi.ceph.com');
  expect(containers[1].args).toContain(
    '--kubelet-registration-path=/var/lib/kubelet/plugins/rook-ceph.rbd.csi.ceph.com/csi.sock',
  );
  expect(volumes[0].hostPath.path).toBe('/var/lib/kubelet/plugins/rook-ceph.rbd.csi.ceph.com');
});

test('what nfs does not have is refused', () => {
  expect(() => daemonSet({ type: 'nfs', metricsPort: 8680 })).toThrow(
    'agents/ceph: metricsPort is for rbd and cephfs; leave it out for nfs',
  );
  expect(() => daemonSet({ type: 'iscsi' })).toThrow("agents/ceph: type is 'iscsi'; use rbd, cephfs or nfs");
});
