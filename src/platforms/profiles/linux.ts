import { RuntimeSockets } from '../../model/runtime-sockets';
import { assumed, Fact, source } from '../fact';
import { PlatformPaths } from '../profile';

const KUBERNETES = 'k8s.io/kubernetes';
const CONTAINERD = 'containerd/containerd defaults';
const CNI = 'containernetworking/cni SPEC and containerd defaults';

/** Where Kubernetes and containerd have their files on Linux, unless a platform says otherwise. */
export const LINUX_PATHS: PlatformPaths = {
  kubeletRoot: source('/var/lib/kubelet', `${KUBERNETES} cmd/kubelet/app/options`),
  runtimeSocket: source(RuntimeSockets.CONTAINERD, CONTAINERD),
  cniConfig: source('/etc/cni/net.d', CNI),
  cniBinaries: source('/opt/cni/bin', CNI),
  podLogs: source('/var/log/pods', `${KUBERNETES} pkg/kubelet/kuberuntime`),
  certificates: assumed('/etc/ssl/certs', 'Debian and its kin'),
  textfile: assumed('/var/lib/node_exporter/textfile', 'writable on every platform but Autopilot and Windows'),
};

/** Namespaces without a label enforce nothing. */
export const NO_POD_SECURITY: Fact<string> = source(
  'privileged',
  `${KUBERNETES} pod-security-admission: default of the API server`,
);

/** The labels and taints that Kubernetes itself gives to nodes of the control plane. */
export const CONTROL_PLANE = source(
  'node-role.kubernetes.io/control-plane:NoSchedule',
  `${KUBERNETES} cmd/kubeadm/app/constants`,
);

/** Directories of a Linux node that are there, whether or not the root file system can be written. */
export const ALWAYS_THERE = [
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/etc/hosts',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/resolv.conf',
  '/etc/ssl',
  '/etc/ssl/certs',
  '/home',
  '/lib',
  '/lib/modules',
  '/lib64',
  '/mnt',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/tmp',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/local',
  '/usr/share',
  '/var',
];

/** File systems of the kernel, where nothing is created by anyone. */
export const OF_THE_KERNEL = ['/dev', '/proc', '/sys'];
