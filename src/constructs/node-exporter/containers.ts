import { NodeExporterDaemonSetProps } from './props';
import { Container, EnvVar, VolumeMount } from '../../model/generated/structs';

const POD_IP: EnvVar = { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };
export const WEB_CONFIG_FOLDER = '/etc/node-exporter';
const UPSTREAM_PORT = 9101;

// with brackets, the address can be of either family
const onPodAddress = (port: number) => `[$(IP)]:${port}`;

interface ExporterParts {
  readonly port: number;
  readonly portName: string;
  readonly flags: string[];
  readonly capabilities: string[];
}

/** The port of the container. In the host network, it is also the port of the node. */
const ports = (name: string, port: number, hostNetwork: boolean) => [
  { name, containerPort: port, ...(hostNetwork && { hostPort: port }) },
];

/** The container of node_exporter, without the mounts of single collectors. */
export function exporter(
  props: NodeExporterDaemonSetProps,
  { port, portName, flags, capabilities }: ExporterParts,
): Container {
  const { hostRoot = true, mountPropagation = 'HostToContainer', kubeRbacProxy, webConfig, hostNetwork = true } = props;
  const mount = (name: string, mountPath: string): VolumeMount => ({
    name,
    mountPath,
    readOnly: true,
    mountPropagation,
  });
  const probe = { tcpSocket: { port } };
  return {
    name: 'node-exporter',
    image: props.image ?? 'quay.io/prometheus/node-exporter:v1.12.1',
    args: [
      `--web.listen-address=${kubeRbacProxy ? `127.0.0.1:${kubeRbacProxy.upstreamPort ?? UPSTREAM_PORT}` : onPodAddress(port)}`,
      '--path.sysfs=/host/sys',
      ...(hostRoot
        ? ['--path.rootfs=/host/root', '--path.procfs=/host/root/proc', '--path.udev.data=/host/root/run/udev/data']
        : ['--path.procfs=/host/proc']),
      ...(webConfig ? [`--web.config.file=${WEB_CONFIG_FOLDER}/${webConfig.key}`] : []),
      ...flags,
    ],
    // the proxy answers instead of the exporter, and only requests with a token
    ...(!kubeRbacProxy && {
      env: [POD_IP],
      ports: ports(portName, port, hostNetwork),
      livenessProbe: webConfig ? probe : { httpGet: { path: '/', port } },
      readinessProbe: webConfig ? probe : { httpGet: { path: '/', port } },
    }),
    resources: props.exporterResources ?? { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '180Mi' } },
    ...(capabilities.length && { securityContext: { capabilities: { add: capabilities, drop: ['ALL'] } } }),
    volumeMounts: [mount('sys', '/host/sys'), hostRoot ? mount('root', '/host/root') : mount('proc', '/host/proc')],
  };
}

/** The container of the proxy, which takes the port of the exporter. */
export function proxy({ kubeRbacProxy, hostNetwork = true }: NodeExporterDaemonSetProps, port: number): Container {
  const {
    image = 'quay.io/brancz/kube-rbac-proxy:v0.22.1',
    upstreamPort = UPSTREAM_PORT,
    tlsCipherSuites,
    resources,
  } = kubeRbacProxy!;
  return {
    name: 'kube-rbac-proxy',
    image,
    args: [
      `--secure-listen-address=${onPodAddress(port)}`,
      ...(tlsCipherSuites ? [`--tls-cipher-suites=${tlsCipherSuites.join(',')}`] : []),
      `--upstream=http://127.0.0.1:${upstreamPort}/`,
    ],
    env: [POD_IP],
    ports: ports('https', port, hostNetwork),
    resources: resources ?? { requests: { cpu: '10m', memory: '20Mi' }, limits: { memory: '40Mi' } },
    securityContext: {
      runAsUser: 65532,
      runAsGroup: 65532,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
