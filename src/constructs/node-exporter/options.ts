import { NodeExporterCollectors } from './generated/collectors';
import { WindowsExporterCollectors } from './generated/windows-collectors';
import { ResourceRequirements, SecretKeySelector } from '../../model/generated/structs';
import { NodeAgentOptions } from '../node-agent/options';
import { OperatingSystemOptions } from '../node-agent/windows/options';

/**
 * Options of kube-rbac-proxy in front of node_exporter. A scrape then needs a token whose owner may get `/metrics`.
 *
 * @see https://github.com/brancz/kube-rbac-proxy
 */
export interface KubeRbacProxyOptions {
  /**
   * Image of kube-rbac-proxy.
   *
   * @default 'quay.io/brancz/kube-rbac-proxy:v0.22.1'
   */
  readonly image?: string;

  /**
   * Port of node_exporter on the loopback device, 1 to 65535.
   *
   * @default 9101
   */
  readonly upstreamPort?: number;

  /**
   * Cipher suites of TLS 1.2, by their names in Go.
   *
   * @default - the defaults of Go
   */
  readonly tlsCipherSuites?: string[];

  /**
   * Requests and limits of the proxy.
   *
   * @default - requests of 10m CPU and 20Mi memory, a limit of 40Mi memory
   */
  readonly resources?: ResourceRequirements;
}

/**
 * How Prometheus Operator finds and scrapes the exporters.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface NodeExporterMonitor {
  /**
   * The kind of the monitor. A ServiceMonitor finds the pods through the Service, a PodMonitor directly.
   *
   * One of `ServiceMonitor`, `PodMonitor`.
   *
   * @default 'ServiceMonitor'
   */
  readonly kind?: 'ServiceMonitor' | 'PodMonitor';

  /**
   * Time between scrapes, such as `30s`.
   *
   * @default - the setting of the Prometheus
   */
  readonly interval?: string;

  /**
   * Labels of the monitor. Prometheus selects monitors by labels.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Options of `NodeExporterDaemonSet`, without the Service and the monitor.
 */
export interface NodeExporterOptions extends NodeAgentOptions, OperatingSystemOptions {
  /**
   * Image of node_exporter 1.12 or newer, or on Windows of windows_exporter 0.31 or newer. With `os: 'both'` it is that of node_exporter, and
   * `onWindows.images` has that of the container `windows-exporter`.
   *
   * @default - `quay.io/prometheus/node-exporter:v1.12.1`, and `ghcr.io/prometheus-community/windows-exporter:0.31.8` on Windows
   */
  readonly image?: string;

  /**
   * The port of the metrics, 1 to 65535. The process, the container, the node, the Service and the monitor all use it.
   *
   * @default - 9100, and 9182 on Windows
   */
  readonly port?: number;

  /**
   * The collectors and their options. The mounts, capabilities and user that they need follow from them.
   *
   * @default - the collectors that node_exporter enables by default
   */
  readonly collectors?: NodeExporterCollectors;

  /**
   * The collectors of windows_exporter and their options, for Windows nodes.
   *
   * @default - the collectors that windows_exporter enables by default
   */
  readonly windowsCollectors?: WindowsExporterCollectors;

  /**
   * Whether the collectors filesystem, netclass and netdev exclude what has a series for each pod or blocks when a server is unreachable: mounts of
   * the kubelet and of container runtimes, network file systems, and the host ends of the network devices of pods; and on Windows whether the collector
   * service counts only the services of Kubernetes. Your options override these.
   *
   * @default true - the defaults of node_exporter do not exclude mounts of the kubelet and of containerd
   */
  readonly tunedCollectors?: boolean;

  /**
   * Whether the root file system of the node is mounted, read-only. Without it, the filesystem collector is disabled.
   *
   * @default true
   */
  readonly hostRoot?: boolean;

  /**
   * Whether the exporter sees file systems that are mounted on the node later. If `/` of the nodes is a private mount, containers with
   * `HostToContainer` do not start: use `None`.
   *
   * @default 'HostToContainer'
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
   */
  readonly mountPropagation?: 'HostToContainer' | 'None';

  /**
   * Capabilities that the exporter keeps, such as `SYS_TIME`, which the collector timex needs on some systems.
   *
   * @default - none, except `PERFMON` for the collector perf
   */
  readonly capabilities?: string[];

  /**
   * Requests and limits of the exporter.
   *
   * @default - requests of 100m CPU and 64Mi memory, a limit of 180Mi memory, on Windows 128Mi and 256Mi; a CPU limit would make scrapes time out
   */
  readonly exporterResources?: ResourceRequirements;

  /**
   * The web configuration file with settings for TLS and authentication, in a Secret of the same namespace. The whole Secret is mounted, so the file
   * can name certificates in it by their keys.
   *
   * @default - plain HTTP without authentication
   * @see https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md
   */
  readonly webConfig?: SecretKeySelector;

  /**
   * Runs kube-rbac-proxy in front of the exporter, which then listens on the loopback device only. Cannot be combined with `webConfig`.
   *
   * @default - no proxy
   */
  readonly kubeRbacProxy?: KubeRbacProxyOptions;
}
