import { PatternOptions } from '../../patterns/options';

/**
 * The DNS cache of every node.
 */
export interface NodeLocalDnsDaemonSetProps extends PatternOptions {
  /**
   * Cluster IP of the Service `kube-dns`.
   */
  readonly clusterDnsIP: string;

  /**
   * The address of the cache on every node.
   *
   * @default '169.254.20.10'
   */
  readonly localIP?: string;

  /**
   * Domain of the cluster.
   *
   * @default 'cluster.local'
   */
  readonly domain?: string;

  /**
   * Mode of kube-proxy. With `ipvs` the cache cannot also use the address of `kube-dns`; configure the kubelets with `clusterDNS: [localIP]` instead.
   * One of `iptables`, `ipvs`, `nftables`.
   *
   * @default 'iptables'
   */
  readonly proxyMode?: 'iptables' | 'ipvs' | 'nftables';

  /**
   * Servers of other domains, by domain.
   *
   * @default - only those of the ConfigMap `kube-dns`
   */
  readonly stubDomains?: { [domain: string]: string[] };

  /**
   * The number of records that the cache of the cluster domain holds. 10,000 records take about 30 MB.
   *
   * @default 9984
   */
  readonly cacheSize?: number;
}
