import { PatternOptions } from '../../patterns/options';

/**
 * What collectd reads, beside CPU, memory and load, which it always reads. Each takes the mounts, host namespaces and capabilities that it needs.
 *
 * @see https://www.collectd.org/documentation/manpages/collectd.conf.html
 */
export interface CollectdPlugins {
  /**
   * How full the file systems of the node are. The container sees the whole of them, read-only.
   *
   * @default false
   */
  readonly df?: boolean;

  /**
   * What the disks do.
   *
   * @default false
   */
  readonly disk?: boolean;

  /**
   * What the interfaces of the node do. The pod is in the network of the node.
   *
   * @default false
   */
  readonly interface?: boolean;

  /**
   * Names of processes that are counted. The pod sees the processes of the node.
   *
   * @default - none
   */
  readonly processes?: string[];

  /**
   * Hosts that are pinged, with the capability NET_RAW.
   *
   * @default - none
   */
  readonly ping?: string[];
}

/**
 * Where collectd sends what it reads, over its own protocol.
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
   * What is read.
   *
   * @default - CPU, memory and load
   */
  readonly plugins?: CollectdPlugins;

  /**
   * How often it is read. Seconds.
   *
   * @default 10
   */
  readonly interval?: number;

  /**
   * Port on which Prometheus asks for the metrics.
   *
   * @default 9103
   */
  readonly prometheusPort?: number;

  /**
   * A server that gets the metrics too.
   *
   * @default - none
   */
  readonly server?: CollectdServer;
}
