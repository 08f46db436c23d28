import { Chart, Testing } from 'cdk8s';
import { NodeExporterDaemonSet } from '../../../src/constructs/node-exporter/node-exporter-daemon-set';
import { NodeExporterDaemonSetProps } from '../../../src/constructs/node-exporter/props';

function exporter(props: NodeExporterDaemonSetProps = {}) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'monitoring' });
  const daemonSet = new NodeExporterDaemonSet(chart, 'exporter', { metadata: { name: 'exporter' }, ...props });
  const spec = () => Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec;
  return { daemonSet, spec, pod: () => spec().template.spec };
}

function pattern(flag: string): RegExp {
  const args: string[] = exporter().pod().containers[0].args;
  return new RegExp(args.find((arg) => arg.startsWith(`--collector.${flag}=`))!.split('=')[1]);
}

describe.each(['netdev.device-exclude', 'netclass.ignored-devices'])('%s', (flag) => {
  test.each([
    'veth1a2b',
    'cali0a1b2c',
    'lxc_health',
    'eni0123456789a',
    'vlan.eth.1',
    'azv1a2b3c',
    'gke0a1b2c',
    '0123456789abcde',
    '0123456789ab_h',
  ])('leaves out %s', (device) => expect(device).toMatch(pattern(flag)));
  // of the node, or in the way of a pattern that is too wide
  test.each([
    'eth0',
    'ens5',
    'eno1',
    'enP1s1',
    'eni',
    'azure0',
    'flannel.1',
    'vxlan.calico',
    'wireguard.cali',
    'cilium_host',
    'br-ex',
    'cni0',
    'bond0',
  ])('keeps %s', (device) => expect(device).not.toMatch(pattern(flag)));
});

describe('mount points', () => {
  test.each([
    '/run/containerd/io.containerd.runtime.v2.task/k8s.io/a/rootfs',
    '/run/docker/netns/default',
    '/var/lib/kubelet/pods/a/volumes/b',
    '/var/lib/rancher/rke2/agent/containerd/a',
    '/var/snap/microk8s/common/var/lib/kubelet/pods/a',
    '/var/lib/soci-snapshotter-grpc/a',
    '/local/var/lib/kubelet/pods/a',
    '/mnt/stateful_partition/var/lib/docker/a',
    '/proc',
  ])('leaves out %s', (path) => expect(path).toMatch(pattern('filesystem.mount-points-exclude')));
  test.each(['/', '/var/lib/kubelet', '/var/lib/containerd', '/run', '/mnt/disks/ssd0', '/local', '/process'])(
    'keeps %s',
    (path) => expect(path).not.toMatch(pattern('filesystem.mount-points-exclude')),
  );
});

test('several folders for textfiles, each mounted', () => {
  const { pod } = exporter({ collectors: { textfile: { directory: '/a', directories: ['/b'] } } });
  const [container] = pod().containers;
  expect(container.args.filter((arg: string) => arg.includes('textfile'))).toEqual([
    '--collector.textfile.directory=/a',
    '--collector.textfile.directory=/b',
  ]);
  expect(
    container.volumeMounts
      .slice(2)
      .map(({ name, mountPath }: { name: string; mountPath: string }) => [name, mountPath]),
  ).toEqual([
    ['textfile', '/a'],
    ['textfile-2', '/b'],
  ]);
});

test.each([{ directory: '/a/*' }, { directories: ['/a/[bc]'] }])('%j is a pattern, not a folder', (textfile) => {
  expect(() => exporter({ collectors: { textfile } })).toThrow('only a folder can be mounted');
});

test('outside the network of the node, the exporter says what it does not measure', () => {
  expect(exporter().daemonSet.findings()).toEqual([]);
  expect(
    exporter({ hostNetwork: false, hostPID: false })
      .daemonSet.findings()
      .map(({ rule }) => rule),
  ).toEqual(['companions/pod-network']);
});

test('what is undefined is left out: the defaults stay', () => {
  const props = {
    hostNetwork: undefined,
    hostPID: undefined,
    port: undefined,
    securityContext: { runAsUser: undefined },
  };
  expect(exporter(props).spec()).toEqual(exporter().spec());
});
