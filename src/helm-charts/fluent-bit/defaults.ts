import { ChartValues } from '../chart';

const lines = (...texts: string[]): string => texts.map((text) => `${text}\n`).join('');

const section = (name: string, ...settings: string[]): string =>
  lines(`[${name}]`, ...settings.map((setting) => `    ${setting}`));

/** The default of `config.service`, which the chart fills with other values. */
export function defaultService({ flush, logLevel, metricsPort }: ChartValues): string {
  return section(
    'SERVICE',
    'Daemon Off',
    `Flush ${flush}`,
    `Log_Level ${logLevel}`,
    'Parsers_File /fluent-bit/etc/parsers.conf',
    'Parsers_File /fluent-bit/etc/conf/custom_parsers.conf',
    'HTTP_Server On',
    'HTTP_Listen 0.0.0.0',
    `HTTP_Port ${metricsPort}`,
    'Health_Check On',
  );
}

const INPUTS = [
  section(
    'INPUT',
    'Name tail',
    'Path /var/log/containers/*.log',
    'multiline.parser docker, cri',
    'Tag kube.*',
    'Mem_Buf_Limit 5MB',
    'Skip_Long_Lines On',
  ),
  section('INPUT', 'Name systemd', 'Tag host.*', 'Systemd_Filter _SYSTEMD_UNIT=kubelet.service', 'Read_From_Tail On'),
];

const FILTERS = [
  section(
    'FILTER',
    'Name kubernetes',
    'Match kube.*',
    'Merge_Log On',
    'Keep_Log Off',
    'K8S-Logging.Parser On',
    'K8S-Logging.Exclude On',
  ),
];

const elasticsearch = (match: string, ...more: string[]): string =>
  section(
    'OUTPUT',
    'Name es',
    `Match ${match}`,
    'Host elasticsearch-master',
    'Logstash_Format On',
    ...more,
    'Retry_Limit False',
  );

const PARSERS = section(
  'PARSER',
  'Name docker_no_time',
  'Format json',
  'Time_Keep Off',
  'Time_Key time',
  'Time_Format %Y-%m-%dT%H:%M:%S.%L',
);

/** The values of chart 0.58.1 as it is published. */
export const DEFAULTS: ChartValues = {
  kind: 'DaemonSet',
  replicaCount: 1,
  image: { repository: 'cr.fluentbit.io/fluent/fluent-bit', pullPolicy: 'IfNotPresent' },
  testFramework: { enabled: true },
  imagePullSecrets: [],
  nameOverride: '',
  fullnameOverride: '',
  serviceAccount: { create: true, annotations: {} },
  rbac: { create: true, nodeAccess: false, eventsAccess: false },
  podSecurityPolicy: { create: false },
  openShift: {
    enabled: false,
    securityContextConstraints: {
      create: true,
      name: '',
      annotations: {},
      runAsUser: { type: 'RunAsAny' },
      seLinuxContext: { type: 'MustRunAs' },
      existingName: '',
    },
  },
  podSecurityContext: {},
  hostNetwork: false,
  dnsPolicy: 'ClusterFirst',
  dnsConfig: {},
  hostAliases: [],
  securityContext: {},
  service: {
    type: 'ClusterIP',
    port: 2020,
    loadBalancerSourceRanges: [],
    labels: {},
    annotations: {},
    externalIPs: [],
  },
  serviceMonitor: { enabled: false, additionalEndpoints: [] },
  prometheusRule: { enabled: false },
  dashboards: { enabled: false },
  lifecycle: {},
  livenessProbe: { httpGet: { path: '/', port: 'http' } },
  readinessProbe: { httpGet: { path: '/api/v2/health', port: 'http' } },
  resources: {},
  ingress: { enabled: false },
  autoscaling: { enabled: false, vpa: { enabled: false } },
  podDisruptionBudget: { enabled: false },
  nodeSelector: {},
  tolerations: [],
  affinity: {},
  labels: {},
  annotations: {},
  podAnnotations: {},
  podLabels: {},
  minReadySeconds: undefined,
  terminationGracePeriodSeconds: undefined,
  priorityClassName: '',
  env: [],
  envWithTpl: [],
  envFrom: [],
  extraContainers: [],
  flush: 1,
  metricsPort: 2020,
  extraPorts: [],
  extraVolumes: [],
  extraVolumeMounts: [],
  updateStrategy: {},
  existingConfigMap: '',
  networkPolicy: { enabled: false },
  luaScripts: {},
  config: {
    service: undefined,
    inputs: INPUTS.join('\n'),
    filters: FILTERS.join('\n'),
    outputs: [elasticsearch('kube.*'), elasticsearch('host.*', 'Logstash_Prefix node')].join('\n'),
    upstream: {},
    customParsers: PARSERS,
    extraFiles: {},
  },
  volumeMounts: undefined,
  daemonSetVolumes: [
    { name: 'varlog', hostPath: { path: '/var/log' } },
    { name: 'varlibdockercontainers', hostPath: { path: '/var/lib/docker/containers' } },
    { name: 'etcmachineid', hostPath: { path: '/etc/machine-id', type: 'File' } },
  ],
  daemonSetVolumeMounts: [
    { name: 'varlog', mountPath: '/var/log' },
    { name: 'varlibdockercontainers', mountPath: '/var/lib/docker/containers', readOnly: true },
    { name: 'etcmachineid', mountPath: '/etc/machine-id', readOnly: true },
  ],
  command: ['/fluent-bit/bin/fluent-bit'],
  args: ['--workdir=/fluent-bit/etc', '--config=/fluent-bit/etc/conf/fluent-bit.conf'],
  initContainers: [],
  logLevel: 'info',
  hotReload: {
    enabled: false,
    image: { repository: 'ghcr.io/jimmidyson/configmap-reload', tag: 'v0.15.0', pullPolicy: 'IfNotPresent' },
    resources: {},
    extraWatchVolumes: [],
    securityContext: {
      privileged: false,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      capabilities: { drop: ['ALL'] },
    },
  },
};
