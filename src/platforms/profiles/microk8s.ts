import { assumed, source } from '../fact';
import { LINUX_PATHS, NO_POD_SECURITY } from './linux';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { PlatformProfile, platformRules } from '../profile';

const SNAP = 'canonical/microk8s microk8s-resources/default-args';
const KUBELET = `${SNAP}/kubelet`;
const CONTAINERD = `${SNAP}/containerd-template.toml`;
const OTHER_SOCKETS = ['/run/containerd', '/var/run/containerd', '/run/crio', '/var/run/crio', '/run/k3s'];

const socket = { certainty: 'source', from: KUBELET, remedy: `Use ${RuntimeSockets.MICROK8S}.` } as const;

export const MICROK8S_PROFILE: PlatformProfile = {
  title: 'MicroK8s',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    kubeletRoot: source('/var/snap/microk8s/common/var/lib/kubelet', KUBELET),
    runtimeSocket: source(RuntimeSockets.MICROK8S, KUBELET),
    cniConfig: source('/var/snap/microk8s/current/args/cni-network', CONTAINERD),
    cniBinaries: source('/var/snap/microk8s/current/opt/cni/bin', CONTAINERD),
    journal: assumed('/var/log/journal', 'Ubuntu'),
  },
  writable: assumed(['/'], 'the system of the machine decides'),
  nodeLabels: source({ 'microk8s.io/cluster': 'true' }, KUBELET),
  taints: [],
  podSecurity: NO_POD_SECURITY,
  beside: [],
  feeds: {},
  rules: platformRules('microk8s', {
    runtimeSocket: {
      ...socket,
      check: { kind: 'host-path-missing', paths: OTHER_SOCKETS, typed: true },
      severity: 'never-runs',
    },
    emptySocket: {
      ...socket,
      check: { kind: 'host-path-missing', paths: OTHER_SOCKETS, typed: false },
      severity: 'advice',
    },
    kubeletRoot: {
      check: { kind: 'host-path-used', paths: ['/var/lib/kubelet'] },
      severity: 'advice',
      certainty: 'source',
      from: KUBELET,
      remedy:
        'Use /var/snap/microk8s/common/var/lib/kubelet: the kubelet of MicroK8s sees nothing of /var/lib/kubelet.',
    },
    cni: {
      check: { kind: 'host-path-used', paths: ['/etc/cni/net.d', '/opt/cni/bin'] },
      severity: 'advice',
      certainty: 'source',
      from: CONTAINERD,
      remedy: 'Use the directories of the snap: containerd does not look into these.',
    },
  }),
};
