import { assumed, source } from '../fact';
import { ALWAYS_THERE, CONTROL_PLANE, LINUX_PATHS, OF_THE_KERNEL } from './linux';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { PlatformProfile, platformRules } from '../profile';

const TALOS = 'siderolabs/talos';
const ADMISSION = `${TALOS} pkg/machinery/config/generate/init.go: the plugin PodSecurity; docs.siderolabs.com/kubernetes-guides/security/pod-security`;
const OVERLAYS = `${TALOS} pkg/machinery/constants/constants.go: the partition below /var, and the overlays`;
const ARCHITECTURE = 'docs.siderolabs.com/talos: architecture, the file system and components';
const WRITABLE = ['/var', '/opt', '/etc/cni', '/etc/kubernetes', '/usr/libexec/kubernetes', '/run'];
const MISSING = [
  '/etc/passwd',
  '/etc/group',
  '/etc/shadow',
  '/var/log/journal',
  '/run/log/journal',
  '/run/systemd',
  '/var/run/systemd',
  '/run/dbus',
  '/var/run/dbus',
  '/var/lib/docker',
  '/run/docker.sock',
  '/var/run/docker.sock',
];

export const TALOS_LINUX: PlatformProfile = {
  title: 'Talos',
  os: 'linux',
  paths: { ...LINUX_PATHS, runtimeSocket: source(RuntimeSockets.CONTAINERD, TALOS) },
  writable: source(WRITABLE, OVERLAYS),
  osImage: assumed('Talos', 'name of the system in /etc/os-release'),
  taints: [CONTROL_PLANE],
  podSecurity: source('baseline, but not in kube-system', ADMISSION),
  beside: [
    {
      object: 'Namespace with pod-security.kubernetes.io/enforce: privileged',
      when: 'the pods need more than the Pod Security level baseline',
    },
  ],
  feeds: {},
  rules: platformRules('talos', {
    podSecurity: {
      check: { kind: 'pod-security', level: 'baseline', exempt: ['kube-system'] },
      severity: 'never-runs',
      certainty: 'source',
      from: ADMISSION,
      exception: 'a label of the namespace',
      remedy:
        'Apply a Namespace with the label pod-security.kubernetes.io/enforce: privileged, for example an AgentNamespace.',
    },
    created: {
      check: { kind: 'host-path-created', writable: [...WRITABLE, ...OF_THE_KERNEL], there: ALWAYS_THERE },
      severity: 'never-runs',
      certainty: 'source',
      from: `${OVERLAYS}; hpe-storage/csi-driver#379, kubeovn/kube-ovn#2707`,
      remedy: 'Use a directory below /var: the rest of the root file system is read-only.',
    },
    missing: {
      check: { kind: 'host-path-missing', paths: MISSING, typed: true },
      severity: 'never-runs',
      certainty: 'documented',
      from: `${ARCHITECTURE}: there is no systemd, no journald, no D-Bus and no Docker`,
      remedy: 'Leave the volume out.',
    },
    empty: {
      check: { kind: 'host-path-missing', paths: MISSING, typed: false },
      severity: 'advice',
      certainty: 'documented',
      from: `${ARCHITECTURE}: there is no systemd, no journald, no D-Bus and no Docker`,
      remedy: 'Leave the volume out.',
    },
    modules: {
      check: { kind: 'host-path-written', below: ['/lib/modules', '/usr/lib/modules', '/usr/src'] },
      severity: 'advice',
      certainty: 'reported',
      from: `${TALOS}#10886`,
      remedy: 'Mount it with readOnly: true and without a type that creates it.',
    },
    logsOfRoot: {
      check: { kind: 'non-root-reads', paths: ['/var/log'] },
      severity: 'advice',
      certainty: 'reported',
      from: `${TALOS}#9630: the directory has mode 0700`,
      remedy: 'Run as root, or add the capability DAC_READ_SEARCH.',
    },
    portTaken: {
      check: {
        kind: 'host-ports',
        taken: { '50000': 'apid', '50001': 'trustd', '7445': 'KubePrism', '10250': 'the kubelet', '2379-2383': 'etcd' },
      },
      severity: 'advice',
      certainty: 'documented',
      from: 'docs.siderolabs.com/talos: network connectivity; kubernetes.io: ports of the control plane',
      remedy: 'Take another port.',
    },
  }),
};
