import { NodeExporterCollectors } from './generated/collectors';
import { ResourceRequirements, SecretKeySelector } from '../../model/generated/structs';
import { NodeAgentOptions } from '../node-agent/options';

/**
 * kube-rbac-proxy in front of node_exporter: a scrape needs a token whose owner may get `/metrics`.
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
   * @default - those that Go takes for safe
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
 * How Prometheus Operator finds the exporters.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface NodeExporterMonitor {
  /**
   * The kind of the monitor: through the Service, or the pods directly.
   *
   * One of `ServiceMonitor`, `PodMonitor`.
   *
   * @default 'ServiceMonitor'
   */
  readonly kind?: 'ServiceMonitor' | 'PodMonitor';

  /**
   * Time between scrapes, such as `30s`.
   *
   * @default - that of the Prometheus
   */
  readonly interval?: string;

  /**
   * Labels by which a Prometheus selects its monitors.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * What the Prometheus node exporter may say of itself beside what finds it.
 */
export interface NodeExporterOptions extends NodeAgentOptions {
  /**
   * Image of node_exporter 1.12 or newer.
   *
   * @default 'quay.io/prometheus/node-exporter:v1.12.1'
   */
  readonly image?: string;

  /**
   * Port of the metrics, 1 to 65535: of the process, the container, the node, the Service and the monitor.
   *
   * @default 9100
   */
  readonly port?: number;

  /**
   * Which collectors run, and with which options. What they need (mounts, capabilities, root) follows.
   *
   * @default - those that node_exporter runs unasked
   */
  readonly collectors?: NodeExporterCollectors;

  /**
   * Whether the collectors filesystem, netclass and netdev leave out what has a series per pod or hangs with a server that is away: mounts of
   * the kubelet and of container runtimes, network file systems, the host ends of pods' network devices. Your own options override these.
   *
   * @default true - node_exporter's own defaults know neither the kubelet nor containerd
   */
  readonly tunedCollectors?: boolean;

  /**
   * Whether the root file system of the node is mounted, read-only. Without it there is no filesystem collector.
   *
   * @default true
   */
  readonly hostRoot?: boolean;

  /**
   * Whether file systems that are mounted on the node later are seen. Nodes whose `/` is a private mount refuse `HostToContainer`: use `None`.
   *
   * @default 'HostToContainer'
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
   */
  readonly mountPropagation?: 'HostToContainer' | 'None';

  /**
   * Capabilities that the exporter keeps, such as `SYS_TIME`, which the collector timex takes on some systems.
   *
   * @default - none, but `PERFMON` for the collector perf
   */
  readonly capabilities?: string[];

  /**
   * Requests and limits of the exporter.
   *
   * @default - requests of 100m CPU and 64Mi memory, a limit of 180Mi memory and none of CPU, which would make scrapes time out
   */
  readonly exporterResources?: ResourceRequirements;

  /**
   * TLS and authentication by a web configuration file in a Secret of the same namespace. The whole Secret is mounted, so that the file can
   * name its certificates by their keys.
   *
   * @default - plain HTTP to everyone who reaches the port
   * @see https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md
   */
  readonly webConfig?: SecretKeySelector;

  /**
   * kube-rbac-proxy in front of the exporter, which then listens on the loopback device only. Not with `webConfig`.
   *
   * @default - no proxy
   */
  readonly kubeRbacProxy?: KubeRbacProxyOptions;
}
