import { assumed, documented, Fact, source } from '../fact';
import { PlatformProfile, platformRules } from '../profile';

const DOCS = 'kubernetes.io/docs/concepts/windows';
const CSI = 'kubernetes-sigs/csi-driver charts for Windows';
const BUILD = 'node.kubernetes.io/windows-build';
/** Directories that only Linux nodes have. */
export const LINUX_FOLDERS = ['/proc', '/sys', '/dev', '/lib', '/usr', '/sbin', '/bin', '/run', '/boot'];

const RULES = platformRules('windows', {
  os: {
    check: { kind: 'other-os', os: 'windows' },
    severity: 'advice',
    certainty: 'documented',
    from: `${DOCS}: user guide`,
    remedy: 'For Windows nodes, make a DaemonSet of its own, with an image for Windows.',
  },
  selector: {
    check: { kind: 'any-os' },
    severity: 'advice',
    certainty: 'documented',
    from: `${DOCS}: user guide; os.name does not schedule`,
    remedy: 'Select kubernetes.io/os: windows.',
  },
  linuxFields: {
    check: { kind: 'linux-fields' },
    severity: 'never-runs',
    certainty: 'documented',
    from: `${DOCS}/intro: compatibility`,
    remedy: 'Leave the field out, and set os.name to windows, so that the API server refuses such fields.',
  },
  ignored: {
    check: { kind: 'windows-ignored' },
    severity: 'ignored',
    certainty: 'documented',
    from: `${DOCS}/intro: compatibility`,
    remedy: 'Leave it out.',
  },
  missing: {
    check: { kind: 'host-path-missing', paths: LINUX_FOLDERS, typed: true },
    severity: 'never-runs',
    certainty: 'documented',
    from: `${DOCS}/intro: there are no such directories on Windows`,
    remedy: 'Leave the volume out.',
  },
  empty: {
    check: { kind: 'host-path-missing', paths: LINUX_FOLDERS, typed: false },
    severity: 'advice',
    certainty: 'documented',
    from: `${DOCS}/intro: there are no such directories on Windows`,
    remedy: 'Leave the volume out.',
  },
  build: {
    check: { kind: 'node-label', label: BUILD },
    severity: 'advice',
    certainty: 'documented',
    from: `${DOCS}: the build of an image that is isolated by process must be that of the node`,
    remedy: `Select ${BUILD}, or use an image for every build.`,
  },
});

const ofBuild = (title: string, build: Fact<string>): PlatformProfile => ({
  title,
  os: 'windows',
  paths: {
    kubeletRoot: source('C:\\var\\lib\\kubelet', CSI),
    runtimeSocket: source('\\\\.\\pipe\\containerd-containerd', CSI),
    cniConfig: assumed('C:\\etc\\cni\\net.d', 'AKS has C:\\k'),
    cniBinaries: assumed('C:\\opt\\cni\\bin', 'AKS has C:\\k'),
    podLogs: source('C:\\var\\log\\pods', CSI),
  },
  writable: documented(['C:\\'], DOCS),
  nodeLabels: { ...build, value: { 'kubernetes.io/os': 'windows', [BUILD]: build.value } },
  taints: [assumed('node.kubernetes.io/os=windows:NoSchedule', 'GKE')],
  podSecurity: documented('that of the cluster; host processes need privileged', `${DOCS}: HostProcess containers`),
  beside: [
    { object: 'Namespace with pod-security.kubernetes.io/enforce: privileged', when: 'containers are host processes' },
  ],
  feeds: { noPropagation: true, noHostNetDns: true },
  rules: RULES,
});

export const WINDOWS_2019 = ofBuild('Windows Server 2019', documented('10.0.17763', DOCS));
export const WINDOWS_2022 = ofBuild('Windows Server 2022', documented('10.0.20348', DOCS));
export const WINDOWS_2025 = ofBuild('Windows Server 2025', assumed('10.0.26100', 'the build number of the release'));

/** Of any build. */
export const WINDOWS: PlatformProfile = {
  ...WINDOWS_2022,
  title: 'Windows Server',
  nodeLabels: documented({ 'kubernetes.io/os': 'windows' }, DOCS),
};
