import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  containers,
  initContainers,
  LOG_MOUNTS,
  PACKAGE_FOLDERS,
  runtimeDirectory,
  SBOM_HOST,
  SBOM_IMAGES,
} from './containers';
import { DatadogDaemonSetProps } from './props';
import { seccompProfile } from './seccomp';
import { systemProbeConfig } from './system-probe-config';
import { checkProps, pathIn } from '../../constructs/owned';
import { Volume } from '../../model/generated/structs';
import { grantAccess } from '../../patterns/access';
import { EbpfDaemonSet } from '../../patterns/ebpf/ebpf-daemon-set';
import { hostPaths, rules } from '../../patterns/tables';
import { checkSecretReference } from '../secret-reference';
import { vendorProps } from '../vendor-form';

const APP = { app: 'datadog' };
const LABELS = {
  'agent.datadoghq.com/component': 'agent',
  'app.kubernetes.io/component': 'agent',
  'app.kubernetes.io/instance': 'datadog-agent',
  'app.kubernetes.io/name': 'datadog',
  'app.kubernetes.io/part-of': 'datadog--agent-datadog',
};
const OBJECT_LABELS = {
  'app.kubernetes.io/instance': 'datadog',
  'app.kubernetes.io/name': 'datadog',
  'app.kubernetes.io/version': '7',
};

const empty = (...names: string[]): Volume[] => names.map((name) => ({ name, emptyDir: {} }));
const config = (name: string, configMap: string): Volume => ({ name, configMap: { name: configMap } });

function volumes(props: DatadogDaemonSetProps): Volume[] {
  const { networkMonitoring, workloadProtectionReason, sbom, logs } = props;
  const packages = [...(sbom?.imageAnalyzers ? SBOM_IMAGES : []), ...(sbom?.hostAnalyzers ? SBOM_HOST : [])];
  const build = '/var/tmp/datadog-agent/system-probe';
  return [
    ...empty('auth-token'),
    config('installinfo', 'datadog-installinfo'),
    ...empty('config', 'logdatadog', 'tmpdir', 's6-run'),
    ...hostPaths('procdir /proc', 'cgroups /sys/fs/cgroup', 'os-release-file /etc/os-release'),
    ...hostPaths(...['redhat', 'fedora', 'lsb', 'system'].map((name) => `etc-${name}-release /etc/${name}-release`)),
    ...hostPaths('dsdsocket /var/run/datadog DirectoryOrCreate', 'apmsocket /var/run/datadog DirectoryOrCreate'),
    config('sysprobe-config', 'datadog-system-probe-config'),
    config('datadog-agent-security', 'datadog-security'),
    ...hostPaths('seccomp-root /var/lib/kubelet/seccomp', 'debugfs /sys/kernel/debug'),
    ...(networkMonitoring ? hostPaths('bpffs /sys/fs/bpf') : []),
    ...empty('sysprobe-socket-dir'),
    ...hostPaths(
      'modules /lib/modules',
      'src /usr/src',
      `runtime-compiler-output-dir ${build}/build DirectoryOrCreate`,
      `kernel-headers-download-dir ${build}/kernel-headers DirectoryOrCreate`,
      ...PACKAGE_FOLDERS,
      'passwd /etc/passwd',
    ),
    ...(workloadProtectionReason ? hostPaths('hostroot /', 'group /etc/group') : []),
    ...hostPaths(...packages.map((one) => `host-${one.replace(' ', '-dir ')}`)),
    ...hostPaths(`runtimesocketdir ${runtimeDirectory(props)}`),
    ...(logs
      ? hostPaths(
          ...LOG_MOUNTS.slice(1).map((one) => one.split(' ', 2).join(' ')),
          'pointerdir /var/lib/datadog-agent/logs',
        )
      : empty('datadogrun')),
  ];
}

/**
 * The Datadog agent on every node, release 7.81.1 as chart 3.240.0 renders it: the DaemonSet, its rights, its configuration and the Service through
 * which pods reach the agent of their own node. The cluster agent, a Deployment, and the Secrets are not part of it.
 *
 * Pods send traces and metrics through sockets in `/var/run/datadog` of the node; no port of the node is taken.
 *
 * @see https://github.com/DataDog/helm-charts
 */
export class DatadogDaemonSet extends EbpfDaemonSet {
  constructor(scope: Construct, id: string, props: DatadogDaemonSetProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkSecretReference(path, 'apiKey', props.apiKey);
    checkSecretReference(path, 'clusterAgentToken', props.clusterAgentToken);
    const {
      apiKey: _key,
      clusterAgentToken: _token,
      site: _site,
      clusterName: _cluster,
      tags: _tags,
      networkMonitoring: _network,
      processCollection: _processes,
      workloadProtectionReason,
      sbom,
      logs: _logs,
      kernelMetrics: _metrics,
      systemProbeDebugPort: _port,
      runtimeSocket: _socket,
      ...options
    } = props;
    const full = vendorProps(options, {
      name: 'datadog',
      labels: { ...LABELS, 'app.kubernetes.io/version': '7' },
      selector: APP,
      podLabels: { 'admission.datadoghq.com/enabled': 'false', ...LABELS },
      updateStrategy: { rollingUpdate: { maxUnavailable: '10%' }, type: 'RollingUpdate' },
      revisionHistoryLimit: 10,
      pod: {
        affinity: {},
        automountServiceAccountToken: true,
        containers: containers(props),
        hostPID: true,
        initContainers: initContainers(props),
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        securityContext: { runAsUser: 0 },
        serviceAccountName: 'datadog',
        volumes: volumes(props),
      },
    });
    const reasons = [workloadProtectionReason, sbom?.reason].filter((reason) => reason !== undefined);
    super(scope, id, { ...full, ...(reasons.length && { rootReason: reasons.join('; ') }) });
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      accountFields: { automountServiceAccountToken: true },
      labels: OBJECT_LABELS,
      cluster: [
        {
          role: 'datadog',
          rules: rules(
            'url /metrics,/metrics/slis get',
            'core nodes/metrics,nodes/spec,nodes/proxy,nodes/stats get',
            'core endpoints get',
            'security.openshift.io securitycontextconstraints use datadog,hostaccess,privileged',
            'coordination.k8s.io leases get',
            'metrics.eks.amazonaws.com kcm/metrics,ksh/metrics get',
          ),
        },
      ],
    });
    const { namespace } = this.metadata;
    const object = (kind: string, name: string, fields: object, labels: object = OBJECT_LABELS) =>
      new ApiObject(this, `${kind}-${name}`, {
        apiVersion: 'v1',
        kind,
        metadata: { name, namespace, labels: labels as {} },
        ...fields,
      });
    const configMap = (name: string, data: object) => object('ConfigMap', name, { data });
    configMap('datadog-system-probe-config', { 'system-probe.yaml': systemProbeConfig(props) });
    configMap('datadog-security', {
      'system-probe-seccomp.json': seccompProfile(workloadProtectionReason !== undefined),
    });
    configMap('datadog-installinfo', { install_info: INSTALL_INFO });
    configMap('datadog-kpi-telemetry-configmap', { install_type: 'k8s_manual', install_id: '', install_time: '' });
    const ports = [
      { name: 'dogstatsdport', port: 8125, protocol: 'UDP', targetPort: 8125 },
      { name: 'traceport', port: 8126, protocol: 'TCP', targetPort: 8126 },
    ];
    object(
      'Service',
      'datadog',
      { spec: { internalTrafficPolicy: 'Local', ports, selector: this.selector.matchLabels } },
      { ...APP, ...OBJECT_LABELS, heritage: 'Helm', release: 'datadog' },
    );
  }
}

const INSTALL_INFO =
  '---\ninstall_method:\n  tool: cdk8s\n  tool_version: cdk8s\n  installer_version: cdk8s-daemonsets\n';
