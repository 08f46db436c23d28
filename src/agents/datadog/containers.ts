import { DatadogDaemonSetProps } from './props';
import { Container, EnvVarSource } from '../../model/generated/structs';
import { configKey, env, field, mounts } from '../../patterns/tables';

type Table = { readonly [name: string]: string | EnvVarSource | undefined };

const IMAGE = {
  image: 'registry.datadoghq.com/agent:7.81.1',
  imagePullPolicy: 'IfNotPresent',
  resources: {},
} as const;
const READ_ONLY_ROOT = { securityContext: { readOnlyRootFilesystem: true } };
const CAPABILITIES = [
  ...['SYS_ADMIN', 'SYS_RESOURCE', 'SYS_PTRACE', 'NET_ADMIN', 'NET_BROADCAST', 'NET_RAW', 'IPC_LOCK'],
  ...['CHOWN', 'DAC_READ_SEARCH'],
];

const PROC = ['procdir /host/proc ro None', 'cgroups /host/sys/fs/cgroup ro None'];

/** The directory in which the agent looks for the socket of the container runtime. */
export const runtimeDirectory = ({ runtimeSocket }: DatadogDaemonSetProps): string =>
  runtimeSocket === undefined ? '/var/run' : dirname(runtimeSocket);
const dirname = (path: string) => path.replace(/\/[^/]*$/, '') || '/';
const runMount = (props: DatadogDaemonSetProps) => `runtimesocketdir /host${runtimeDirectory(props)} ro None`;
const PROBE_CONFIG = 'sysprobe-config /etc/datadog-agent/system-probe.yaml ro subPath=system-probe.yaml';
const OS_RELEASE = 'os-release-file /host/etc/os-release ro';
const RELEASES = ['redhat', 'fedora', 'lsb'].map((name) => `etc-${name}-release /host/etc/${name}-release ro`);
const CONFIG = [
  'config /etc/datadog-agent ro',
  'logdatadog /var/log/datadog rw',
  'auth-token /etc/datadog-agent/auth ro',
];

/** What every container is told. */
function common({ apiKey, site, clusterName, tags, runtimeSocket }: DatadogDaemonSetProps): Table {
  return {
    DD_API_KEY: { secretKeyRef: apiKey },
    DD_SITE: site,
    DD_CLUSTER_NAME: clusterName,
    DD_TAGS: tags?.join(' '),
    DD_REMOTE_CONFIGURATION_ENABLED: 'true',
    DD_AUTH_TOKEN_FILE_PATH: '/etc/datadog-agent/auth/token',
    KUBERNETES: 'yes',
    DD_CRI_SOCKET_PATH: runtimeSocket && `/host${runtimeSocket}`,
    DD_CSI_ENABLED: 'false',
    DD_LANGUAGE_DETECTION_ENABLED: 'false',
    DD_LANGUAGE_DETECTION_REPORTING_ENABLED: 'false',
    DD_KUBERNETES_KUBELET_HOST: field('status.hostIP'),
    DD_KUBELET_USE_API_SERVER: 'false',
    DD_KUBERNETES_USE_ENDPOINT_SLICES: 'true',
    DD_OTLP_CONFIG_LOGS_ENABLED: 'false',
  };
}

const clusterAgent = ({
  clusterAgentToken = { key: 'token', name: 'datadog-cluster-agent' },
}: DatadogDaemonSetProps): Table => ({
  DD_CLUSTER_AGENT_ENABLED: 'true',
  DD_CLUSTER_AGENT_KUBERNETES_SERVICE_NAME: 'datadog-cluster-agent',
  DD_CLUSTER_AGENT_AUTH_TOKEN: { secretKeyRef: clusterAgentToken },
});

const processes = ({ processCollection = false }: DatadogDaemonSetProps): Table => ({
  DD_PROCESS_CONFIG_PROCESS_COLLECTION_ENABLED: `${processCollection}`,
  DD_PROCESS_CONFIG_CONTAINER_COLLECTION_ENABLED: 'true',
  DD_PROCESS_AGENT_DISCOVERY_ENABLED: 'true',
  DD_STRIP_PROCESS_ARGS: 'false',
  DD_PROCESS_CONFIG_RUN_IN_CORE_AGENT_ENABLED: 'true',
});

/** With a process agent, the agents talk to each other. */
const ipc = ({ networkMonitoring }: DatadogDaemonSetProps): Table =>
  networkMonitoring ? { DD_AGENT_IPC_PORT: '5009', DD_AGENT_IPC_CONFIG_REFRESH_INTERVAL: '60' } : {};
const network = ({ networkMonitoring }: DatadogDaemonSetProps): Table =>
  networkMonitoring ? { DD_SYSTEM_PROBE_ENABLED: 'true', DD_SYSTEM_PROBE_NETWORK_ENABLED: 'true' } : {};

const APM: Table = {
  DD_APM_NON_LOCAL_TRAFFIC: 'true',
  DD_APM_RECEIVER_PORT: '8126',
  DD_APM_RECEIVER_SOCKET: '/var/run/datadog/apm.socket',
};
const INSTALL = 'datadog-kpi-telemetry-configmap';
const INSTALLED: Table = {
  DD_INSTRUMENTATION_INSTALL_TIME: configKey(INSTALL, 'install_time'),
  DD_INSTRUMENTATION_INSTALL_ID: configKey(INSTALL, 'install_id'),
  DD_INSTRUMENTATION_INSTALL_TYPE: configKey(INSTALL, 'install_type'),
};
const LOG_LEVEL: Table = { DD_LOG_LEVEL: 'INFO' };
const SOCKET: Table = { DD_DOGSTATSD_SOCKET: '/var/run/datadog/dsd.socket' };

function sbomVariables({ sbom }: DatadogDaemonSetProps): Table {
  const { imageAnalyzers, hostAnalyzers } = sbom ?? {};
  return {
    DD_SBOM_ENABLED: sbom && 'true',
    DD_SBOM_CONTAINER_IMAGE_ENABLED: imageAnalyzers && 'true',
    DD_SBOM_CONTAINER_IMAGE_ANALYZERS: imageAnalyzers?.join(' '),
    DD_SBOM_CONTAINER_IMAGE_OVERLAYFS_DIRECT_SCAN: imageAnalyzers && 'true',
    DD_SBOM_HOST_ENABLED: hostAnalyzers && 'true',
    HOST_ROOT: hostAnalyzers && '/host',
    DD_SBOM_HOST_ANALYZERS: hostAnalyzers?.join(' '),
  };
}

const health = (path: string) => ({
  failureThreshold: 6,
  httpGet: { path, port: 5555, scheme: 'HTTP' as const },
  initialDelaySeconds: 15,
  periodSeconds: 15,
  successThreshold: 1,
  timeoutSeconds: 5,
});

export const LOG_MOUNTS = [
  'pointerdir /opt/datadog-agent/run rw None',
  'logpodpath /var/log/pods ro None',
  'logscontainerspath /var/log/containers ro None',
  'logdockercontainerpath /var/lib/docker/containers ro None',
];
export const SBOM_IMAGES = ['containerd /var/lib/containerd', 'docker /var/lib/docker', 'crio /var/lib/containers'];
export const SBOM_HOST = ['apk', 'dpkg', 'rpm'].map((name) => `${name} /var/lib/${name}`);

function agent(props: DatadogDaemonSetProps): Container {
  const { logs = false, sbom } = props;
  const packages = [...(sbom?.imageAnalyzers ? SBOM_IMAGES : []), ...(sbom?.hostAnalyzers ? SBOM_HOST : [])];
  return {
    name: 'agent',
    command: ['agent', 'run'],
    ...IMAGE,
    env: env({
      ...common(props),
      ...processes(props),
      ...ipc(props),
      ...LOG_LEVEL,
      DD_DOGSTATSD_PORT: '8125',
      DD_DOGSTATSD_NON_LOCAL_TRAFFIC: 'true',
      DD_DOGSTATSD_TAG_CARDINALITY: 'low',
      ...SOCKET,
      ...clusterAgent(props),
      DD_APM_ENABLED: 'true',
      ...APM,
      ...INSTALLED,
      DD_LOGS_ENABLED: `${logs}`,
      DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL: `${logs}`,
      DD_LOGS_CONFIG_AUTO_MULTI_LINE_DETECTION: 'true',
      DD_LOGS_CONFIG_K8S_CONTAINER_USE_FILE: logs ? 'true' : undefined,
      DD_HEALTH_PORT: '5555',
      DD_EXTRA_CONFIG_PROVIDERS: 'clusterchecks endpointschecks',
      DD_IGNORE_AUTOCONF: 'kubernetes_state',
      DD_CONTAINER_LIFECYCLE_ENABLED: 'true',
      DD_ORCHESTRATOR_EXPLORER_ENABLED: 'true',
      DD_EXPVAR_PORT: '6000',
      DD_COMPLIANCE_CONFIG_ENABLED: 'false',
      DD_COMPLIANCE_CONFIG_RUN_IN_SYSTEM_PROBE: 'false',
      DD_CONTAINER_IMAGE_ENABLED: 'true',
      ...sbomVariables(props),
      DD_KUBELET_CORE_CHECK_ENABLED: 'true',
      DD_KUBERNETES_KUBELET_PODRESOURCES_SOCKET: '/var/lib/kubelet/pod-resources/kubelet.sock',
      ...network(props),
      DD_KUBERNETES_KUBE_SERVICE_IGNORE_READINESS: 'false',
      DD_ORCHESTRATOR_EXPLORER_KUBELET_CONFIG_CHECK_ENABLED: 'true',
    }),
    ports: [{ containerPort: 8125, name: 'dogstatsdport', protocol: 'UDP' }],
    livenessProbe: health('/live'),
    readinessProbe: health('/ready'),
    startupProbe: health('/startup'),
    securityContext: {
      readOnlyRootFilesystem: true,
      ...(sbom?.imageAnalyzers && { appArmorProfile: { type: 'Unconfined' as const } }),
    },
    volumeMounts: mounts(
      'logdatadog /var/log/datadog rw',
      'installinfo /etc/datadog-agent/install_info ro subPath=install_info',
      'tmpdir /tmp rw',
      OS_RELEASE,
      'config /etc/datadog-agent rw',
      'auth-token /etc/datadog-agent/auth rw',
      runMount(props),
      'dsdsocket /var/run/datadog rw',
      'sysprobe-socket-dir /var/run/sysprobe ro',
      PROBE_CONFIG,
      ...PROC,
      'passwd /etc/passwd ro',
      ...(logs ? LOG_MOUNTS : ['datadogrun /opt/datadog-agent/run']),
      ...packages.map((one) => `host-${one.replace(' ', '-dir /host')} ro`),
      ...(sbom?.hostAnalyzers ? [...RELEASES, 'etc-system-release /host/etc/system-release ro'] : []),
    ),
  };
}

function traceAgent(props: DatadogDaemonSetProps): Container {
  return {
    name: 'trace-agent',
    command: [
      'trace-loader',
      '/etc/datadog-agent/datadog.yaml',
      'trace-agent',
      '-config=/etc/datadog-agent/datadog.yaml',
    ],
    ...IMAGE,
    env: env({
      ...common(props),
      ...clusterAgent(props),
      ...LOG_LEVEL,
      DD_APM_ENABLED: 'true',
      DD_LOGS_ENABLED: `${props.logs ?? false}`,
      ...APM,
      ...SOCKET,
      ...INSTALLED,
    }),
    ports: [{ containerPort: 8126, name: 'traceport', protocol: 'TCP' }],
    livenessProbe: { initialDelaySeconds: 15, periodSeconds: 15, tcpSocket: { port: 8126 }, timeoutSeconds: 5 },
    ...READ_ONLY_ROOT,
    volumeMounts: mounts(...CONFIG, ...PROC, 'tmpdir /tmp rw', 'dsdsocket /var/run/datadog rw', runMount(props)),
  };
}

function processAgent(props: DatadogDaemonSetProps): Container {
  return {
    name: 'process-agent',
    command: ['process-agent', '--cfgpath=/etc/datadog-agent/datadog.yaml'],
    ...IMAGE,
    env: env({
      ...common(props),
      ...clusterAgent(props),
      ...processes(props),
      ...LOG_LEVEL,
      ...network(props),
      ...SOCKET,
      DD_ORCHESTRATOR_EXPLORER_ENABLED: 'true',
    }),
    ...READ_ONLY_ROOT,
    volumeMounts: mounts(
      ...CONFIG,
      'dsdsocket /var/run/datadog ro',
      'tmpdir /tmp rw',
      OS_RELEASE,
      runMount(props),
      PROC[1],
      'passwd /etc/passwd ro',
      PROC[0],
      'sysprobe-socket-dir /var/run/sysprobe ro',
      PROBE_CONFIG,
    ),
  };
}

function systemProbe(props: DatadogDaemonSetProps): Container {
  const { networkMonitoring, workloadProtectionReason: protects } = props;
  return {
    name: 'system-probe',
    command: ['system-probe', '--config=/etc/datadog-agent/system-probe.yaml'],
    ...IMAGE,
    env: env({
      ...common(props),
      ...LOG_LEVEL,
      HOST_ROOT: protects && '/host/root',
      DD_DOGSTATSD_PORT: '8125',
      ...ipc(props),
    }),
    securityContext: {
      appArmorProfile: { type: 'Unconfined' },
      capabilities: { add: protects ? [...CAPABILITIES, 'KILL'] : CAPABILITIES },
      privileged: false,
      readOnlyRootFilesystem: true,
      seccompProfile: { localhostProfile: 'system-probe', type: 'Localhost' },
    },
    volumeMounts: mounts(
      'auth-token /etc/datadog-agent/auth ro',
      'logdatadog /var/log/datadog rw',
      'tmpdir /tmp rw',
      'debugfs /sys/kernel/debug rw None',
      ...(networkMonitoring ? ['bpffs /sys/fs/bpf ro None'] : []),
      'config /etc/datadog-agent ro',
      PROBE_CONFIG,
      'sysprobe-socket-dir /var/run/sysprobe rw',
      ...PROC,
      ...(protects ? ['passwd /etc/passwd ro', 'group /etc/group ro'] : []),
      OS_RELEASE,
      ...RELEASES,
      ...(protects ? ['hostroot /host/root ro None'] : []),
      'modules /lib/modules ro None',
      'src /usr/src ro None',
      'runtime-compiler-output-dir /var/tmp/datadog-agent/system-probe/build rw None',
      'kernel-headers-download-dir /var/tmp/datadog-agent/system-probe/kernel-headers rw',
      ...PACKAGE_FOLDERS.map((one) => `${one.replace(' ', ' /host')} ro`),
    ),
  };
}

/** Where the node says from where it takes its packages, for the headers of its kernel. */
export const PACKAGE_FOLDERS = [
  'apt-config-dir /etc/apt',
  'yum-repos-dir /etc/yum.repos.d',
  'opensuse-repos-dir /etc/zypp',
  'public-key-dir /etc/pki',
  'yum-vars-dir /etc/yum/vars',
  'dnf-vars-dir /etc/dnf/vars',
  'rhel-subscription-dir /etc/rhsm',
];

function securityAgent(props: DatadogDaemonSetProps): Container {
  return {
    name: 'security-agent',
    command: ['security-agent', 'start', '-c=/etc/datadog-agent/datadog.yaml'],
    ...IMAGE,
    env: env({
      ...common(props),
      ...clusterAgent(props),
      ...LOG_LEVEL,
      DD_COMPLIANCE_CONFIG_ENABLED: 'false',
      DD_RUNTIME_SECURITY_CONFIG_ENABLED: 'true',
      DD_RUNTIME_SECURITY_CONFIG_POLICIES_DIR: '/etc/datadog-agent/runtime-security.d',
      DD_RUNTIME_SECURITY_CONFIG_SOCKET: '/var/run/sysprobe/runtime-security.sock',
      DD_RUNTIME_SECURITY_CONFIG_USE_SECRUNTIME_TRACK: 'true',
      ...SOCKET,
    }),
    ...READ_ONLY_ROOT,
    volumeMounts: mounts(
      ...CONFIG,
      'dsdsocket /var/run/datadog rw',
      'tmpdir /tmp rw',
      OS_RELEASE,
      runMount(props),
      'sysprobe-socket-dir /var/run/sysprobe rw',
      PROBE_CONFIG,
    ),
  };
}

export function containers(props: DatadogDaemonSetProps): Container[] {
  return [
    agent(props),
    traceAgent(props),
    ...(props.networkMonitoring ? [processAgent(props)] : []),
    systemProbe(props),
    ...(props.workloadProtectionReason ? [securityAgent(props)] : []),
  ];
}

export function initContainers(props: DatadogDaemonSetProps): Container[] {
  return [
    {
      name: 'init-volume',
      command: ['bash', '-c'],
      args: ['cp -r /etc/datadog-agent /opt'],
      ...IMAGE,
      volumeMounts: mounts('config /opt/datadog-agent rw'),
    },
    {
      name: 'init-config',
      command: ['bash', '-c'],
      args: ["for script in $(find /etc/cont-init.d/ -type f -name '*.sh' | sort) ; do bash $script ; done"],
      ...IMAGE,
      env: env(common(props)),
      volumeMounts: mounts(
        'config /etc/datadog-agent rw',
        'logdatadog /var/log/datadog rw',
        PROC[0],
        runMount(props),
        PROBE_CONFIG,
      ),
    },
    {
      name: 'seccomp-setup',
      command: ['cp', '/etc/config/system-probe-seccomp.json', '/host/var/lib/kubelet/seccomp/system-probe'],
      ...IMAGE,
      volumeMounts: mounts(
        'datadog-agent-security /etc/config ro',
        'seccomp-root /host/var/lib/kubelet/seccomp rw None',
      ),
    },
  ];
}
