import { assumed, source } from '../fact';
import { LINUX_PATHS, NO_POD_SECURITY } from './linux';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { PlatformProfile, platformRules } from '../profile';

const K3S = 'k3s-io/k3s pkg/agent/config';
const RKE2 = 'rancher/rke2 pkg/rke2';
const RUNTIME = source(RuntimeSockets.K3S, K3S);
const OTHER_SOCKETS = ['/run/containerd', '/var/run/containerd', '/run/crio', '/var/run/crio'];

const SOCKETS = platformRules('k3s', {
  runtimeSocket: {
    check: { kind: 'host-path-missing', paths: OTHER_SOCKETS, typed: true },
    severity: 'never-runs',
    certainty: 'source',
    from: K3S,
    remedy: `Use ${RuntimeSockets.K3S}.`,
  },
  emptySocket: {
    check: { kind: 'host-path-missing', paths: OTHER_SOCKETS, typed: false },
    severity: 'advice',
    certainty: 'source',
    from: K3S,
    remedy: `Use ${RuntimeSockets.K3S}.`,
  },
});

export const K3S_PROFILE: PlatformProfile = {
  title: 'k3s',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    runtimeSocket: RUNTIME,
    cniConfig: source('/var/lib/rancher/k3s/agent/etc/cni/net.d', `${K3S}: with the flannel that comes with it`),
    cniBinaries: source('/var/lib/rancher/k3s/data/cni', `${K3S}: with the flannel that comes with it`),
  },
  writable: assumed(['/'], 'the system of the machine decides'),
  nodeLabels: assumed({ 'node.kubernetes.io/instance-type': 'k3s' }, 'the cloud provider that comes with k3s'),
  taints: [],
  podSecurity: NO_POD_SECURITY,
  beside: [],
  feeds: {},
  rules: [
    ...SOCKETS,
    ...platformRules('k3s', {
      cni: {
        check: { kind: 'host-path-used', paths: ['/etc/cni/net.d', '/opt/cni/bin'] },
        severity: 'advice',
        certainty: 'source',
        from: `${K3S}: with the flannel that comes with it`,
        remedy: 'Use the directories of k3s, unless it runs with --flannel-backend=none.',
      },
      portTaken: {
        check: {
          kind: 'host-ports',
          taken: { '6443-6444': 'k3s', '8472': 'flannel', '10010': 'containerd', '10250': 'the kubelet' },
        },
        severity: 'advice',
        certainty: 'source',
        from: K3S,
        remedy: 'Take another port.',
      },
    }),
  ],
};

export const RKE2_PROFILE: PlatformProfile = {
  ...K3S_PROFILE,
  title: 'RKE2',
  paths: { ...LINUX_PATHS, runtimeSocket: RUNTIME },
  nodeLabels: assumed({ 'node.kubernetes.io/instance-type': 'rke2' }, 'the cloud provider that comes with RKE2'),
  rules: [
    ...SOCKETS,
    ...platformRules('rke2', {
      portTaken: {
        check: {
          kind: 'host-ports',
          taken: {
            '6443': 'the API server',
            '9345': 'RKE2',
            '8472': 'the overlay network',
            '9099': 'Canal',
            '10250': 'the kubelet',
          },
        },
        severity: 'advice',
        certainty: 'source',
        from: RKE2,
        remedy: 'Take another port.',
      },
    }),
  ],
};

/** RKE2 with `profile: cis`. */
export const RKE2_CIS: PlatformProfile = {
  ...RKE2_PROFILE,
  title: 'RKE2 with the CIS profile',
  podSecurity: source('restricted', `${RKE2} psa.go`),
  beside: [
    {
      object: 'Namespace with pod-security.kubernetes.io/enforce',
      when: 'the pods need more than the Pod Security level restricted',
    },
  ],
  rules: [
    ...RKE2_PROFILE.rules,
    ...platformRules('rke2-cis', {
      podSecurity: {
        check: {
          kind: 'pod-security',
          level: 'restricted',
          exempt: ['kube-system', 'compliance-operator-system', 'tigera-operator'],
        },
        severity: 'never-runs',
        certainty: 'source',
        from: `${RKE2} psa.go`,
        exception: 'a label of the namespace',
        remedy: 'Apply a Namespace with the label pod-security.kubernetes.io/enforce, for example an AgentNamespace.',
      },
    }),
  ],
};
