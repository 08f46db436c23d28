import { PatternOptions } from '../../patterns/options';

/**
 * The plugins of collectd that are enabled in addition to CPU, memory and load. Each adds the mounts, host namespaces and capabilities that it needs.
 *
 * @see https://www.collectd.org/documentation/manpages/collectd.conf.html
 */
export interface CollectdPlugins {
  /**
   * Usage of the file systems of the node, which are mounted read-only.
   *
   * @default false
   */
  readonly df?: boolean;

  /**
   * Disk statistics.
   *
   * @default false
   */
  readonly disk?: boolean;

  /**
   * Statistics of network interfaces. The pod uses the network of the node.
   *
   * @default false
   */
  readonly interface?: boolean;

  /**
   * Names of processes to count. The pod uses the process namespace of the node.
   *
   * @default - none
   */
  readonly processes?: string[];

  /**
   * Hosts to ping, which adds the capability NET_RAW.
   *
   * @default - none
   */
  readonly ping?: string[];
}

/**
 * A server that collectd sends metrics to in its own protocol.
 */
export interface CollectdServer {
  /**
   * Host name or address.
   */
  readonly host: string;

  /**
   * UDP port.
   *
   * @default 25826
   */
  readonly port?: number;
}

/**
 * collectd on every node.
 */
export interface CollectdDaemonSetProps extends PatternOptions {
  /**
   * An image with collectd 5.12 and the plugins; the project publishes none.
   */
  readonly image: string;

  /**
   * The plugins to enable.
   *
   * @default - CPU, memory and load
   */
  readonly plugins?: CollectdPlugins;

  /**
   * The interval between readings in seconds.
   *
   * @default 10
   */
  readonly interval?: number;

  /**
   * The port on which collectd serves metrics for Prometheus.
   *
   * @default 9103
   */
  readonly prometheusPort?: number;

  /**
   * A server that also receives the metrics.
   *
   * @default - none
   */
  readonly server?: CollectdServer;
}
