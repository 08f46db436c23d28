import { assumed, documented, source } from '../fact';
import { ALWAYS_THERE, LINUX_PATHS, NO_POD_SECURITY, OF_THE_KERNEL } from './linux';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { PlatformProfile, PlatformRule, platformRules } from '../profile';

const AMI = 'awslabs/amazon-eks-ami';
const BOTTLEROCKET = 'bottlerocket-os/bottlerocket-core-kit packages/selinux-policy, packages/release';
const AUTO = 'docs.aws.amazon.com/eks: Auto Mode';
const STRONG_TYPES = ['control_t', 'spc_t', 'super_t'];

const EVERYWHERE = platformRules('eks', {
  portTaken: {
    check: {
      kind: 'host-ports',
      taken: {
        '80': 'the EKS Pod Identity agent',
        '2703': 'the EKS Pod Identity agent',
        '9808': 'the EBS CSI driver',
        '9809': 'the EFS CSI driver',
        '10249': 'kube-proxy',
        '10250': 'the kubelet',
        '10256': 'kube-proxy',
        '61678': 'aws-node',
        '61679': 'aws-node',
      },
    },
    severity: 'advice',
    certainty: 'source',
    from: `${AMI} sysctl: reserved ports; aws/eks-pod-identity-agent#10`,
    remedy: 'Take another port: the pods stay pending, or fail to listen, where the add-on runs.',
  },
});

/** Amazon Linux 2023. */
export const EKS: PlatformProfile = {
  title: 'EKS with Amazon Linux 2023',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    runtimeSocket: source(RuntimeSockets.CONTAINERD, AMI),
    journal: source('/var/log/journal', AMI),
    certificates: assumed('/etc/pki/tls/certs', 'Fedora and its kin'),
  },
  writable: source(['/'], AMI),
  nodeLabels: source({ 'eks.amazonaws.com/nodegroup': '*' }, AMI),
  taints: [],
  podSecurity: NO_POD_SECURITY,
  beside: [],
  feeds: {},
  rules: EVERYWHERE,
};

const BOTTLEROCKET_RULES: readonly PlatformRule[] = [
  ...EVERYWHERE,
  ...platformRules('eks-bottlerocket', {
    created: {
      check: {
        kind: 'host-path-created',
        writable: ['/var', '/opt', '/local', '/run', '/tmp', '/etc', '/mnt', '/home', ...OF_THE_KERNEL],
        there: ALWAYS_THERE,
      },
      severity: 'never-runs',
      certainty: 'source',
      from: BOTTLEROCKET,
      remedy: 'Use a directory below /var: the root file system is read-only and verified.',
    },
    configuration: {
      check: { kind: 'host-path-written', below: ['/etc', '/usr', '/lib'] },
      severity: 'advice',
      certainty: 'source',
      from: BOTTLEROCKET,
      remedy: 'Mount it with readOnly: true: /etc is made anew at every boot, and only super_t may change it.',
    },
    apiSocket: {
      check: { kind: 'host-path-used', paths: ['/run/api.sock'], seLinux: STRONG_TYPES },
      severity: 'advice',
      certainty: 'source',
      from: BOTTLEROCKET,
      remedy: 'Set seLinuxOptions.type to control_t: container_t may not use the socket.',
    },
    systemd: {
      check: { kind: 'host-path-used', paths: ['/run/dbus', '/var/run/dbus', '/run/systemd'], seLinux: STRONG_TYPES },
      severity: 'advice',
      certainty: 'reported',
      from: 'coroot/coroot#914, aws/containers-roadmap#2534',
      remedy: 'Do without systemd over D-Bus, which container_t may not use.',
    },
    seLinuxType: {
      check: { kind: 'selinux-type', allowed: ['container_t', ...STRONG_TYPES] },
      severity: 'advice',
      certainty: 'assumed',
      from: 'a type that the policy of Bottlerocket lacks cannot be set',
      remedy: 'Use container_t, control_t, spc_t or super_t.',
    },
  }),
];

export const EKS_BOTTLEROCKET: PlatformProfile = {
  ...EKS,
  title: 'EKS with Bottlerocket',
  paths: {
    ...EKS.paths,
    runtimeSocket: source(RuntimeSockets.CONTAINERD, BOTTLEROCKET),
    certificates: LINUX_PATHS.certificates,
  },
  writable: source(['/var', '/opt', '/local'], BOTTLEROCKET),
  nodeLabels: undefined,
  osImage: assumed('Bottlerocket', 'name of the system in /etc/os-release'),
  rules: BOTTLEROCKET_RULES,
};

export const EKS_AUTO: PlatformProfile = {
  ...EKS_BOTTLEROCKET,
  title: 'EKS Auto Mode',
  nodeLabels: documented({ 'eks.amazonaws.com/compute-type': 'auto' }, AUTO),
  osImage: undefined,
  taints: [documented('CriticalAddonsOnly:NoSchedule', AUTO)],
  rules: [
    ...BOTTLEROCKET_RULES,
    ...platformRules('eks-auto', {
      builtIn: {
        check: {
          kind: 'names',
          names: ['aws-node', 'kube-proxy', 'ebs-csi-node', 'eks-pod-identity-agent', 'eks-node-monitoring-agent'],
        },
        severity: 'advice',
        certainty: 'documented',
        from: AUTO,
        remedy: 'Leave it out on these nodes: Auto Mode runs it as a service of the node.',
      },
    }),
  ],
};
