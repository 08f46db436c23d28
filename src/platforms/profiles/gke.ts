import { assumed, documented, source } from '../fact';
import { ALWAYS_THERE, LINUX_PATHS, NO_POD_SECURITY, OF_THE_KERNEL } from './linux';
import { PlatformProfile, platformRules } from '../profile';

const FILE_SYSTEM = 'cloud.google.com/container-optimized-os/docs/concepts/disks-and-filesystem';
const ACCELERATORS = 'GoogleCloudPlatform/container-engine-accelerators';

export const CRITICAL_PRIORITY = {
  check: { kind: 'critical-priority' },
  severity: 'never-runs',
  certainty: 'reported',
  from: 'kubernetes plugin resourcequota, as GKE configures it: "insufficient quota to match these scopes"',
  exception: 'a ResourceQuota for the priority class',
  remedy: 'Make a CriticalPodsQuota in the namespace, or use a PriorityClass of your own.',
} as const;

/** GKE Standard, with Container-Optimized OS. */
export const GKE: PlatformProfile = {
  title: 'GKE Standard with Container-Optimized OS',
  os: 'linux',
  paths: {
    ...LINUX_PATHS,
    cniBinaries: assumed('/home/kubernetes/bin', "Istio's profile for GKE"),
    journal: assumed('/var/log/journal', 'Container-Optimized OS'),
  },
  writable: documented(['/var', '/home', '/tmp', '/etc', '/mnt/disks'], FILE_SYSTEM),
  nodeLabels: source({ 'cloud.google.com/gke-nodepool': '*' }, ACCELERATORS),
  taints: [
    source('nvidia.com/gpu=present:NoSchedule', ACCELERATORS),
    documented('kubernetes.io/arch=arm64:NoSchedule', 'GKE: Arm nodes'),
    assumed('google.com/tpu=present:NoSchedule', 'GKE: TPU nodes'),
    assumed('sandbox.gke.io/runtime=gvisor:NoSchedule', 'GKE Sandbox'),
  ],
  podSecurity: NO_POD_SECURITY,
  beside: [{ object: 'ResourceQuota', when: 'a critical priority class is used outside kube-system' }],
  feeds: {},
  rules: platformRules('gke', {
    criticalPriority: CRITICAL_PRIORITY,
    created: {
      check: {
        kind: 'host-path-created',
        writable: ['/var', '/home', '/tmp', '/etc', '/mnt/disks', '/run', ...OF_THE_KERNEL],
        there: ALWAYS_THERE,
      },
      severity: 'never-runs',
      certainty: 'documented',
      from: FILE_SYSTEM,
      remedy: 'Use a directory below /var; the root file system is read-only.',
    },
    stateless: {
      check: { kind: 'host-path-written', below: ['/etc', '/mnt/disks', '/tmp'] },
      severity: 'advice',
      certainty: 'documented',
      from: FILE_SYSTEM,
      remedy: 'Keep what must outlive a reboot below /var: this directory is empty again after it.',
    },
    cniBinaries: {
      check: { kind: 'host-path-used', paths: ['/opt/cni/bin'] },
      severity: 'advice',
      certainty: 'assumed',
      from: "Istio's profile for GKE",
      remedy: 'Use /home/kubernetes/bin, where GKE has the binaries of CNI plugins.',
    },
  }),
};
