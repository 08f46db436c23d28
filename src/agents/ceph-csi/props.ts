import { PatternOptions } from '../../patterns/options';

/**
 * A Ceph cluster that provides volumes.
 *
 * @see https://github.com/ceph/ceph-csi/blob/v3.12.2/deploy/csi-config-map-sample.yaml
 */
export interface CephCluster {
  /**
   * The fsid of the cluster, or another name that StorageClasses refer to as `clusterID`.
   */
  readonly clusterID: string;

  /**
   * Addresses of the monitors, such as `10.0.0.1:6789`.
   */
  readonly monitors: string[];

  /**
   * Namespace within RADOS for images of block devices.
   *
   * @default - the default namespace
   */
  readonly radosNamespace?: string;

  /**
   * Group of the subvolumes of CephFS.
   *
   * @default 'csi'
   */
  readonly subvolumeGroup?: string;
}

/**
 * The node plugin of a ceph-csi driver.
 */
export interface CephCsiDaemonSetProps extends PatternOptions {
  /**
   * The type of the volumes: block devices, CephFS, or CephFS over NFS.
   * One of `rbd`, `cephfs`, `nfs`.
   */
  readonly type: 'rbd' | 'cephfs' | 'nfs';

  /**
   * The name of the driver. A name other than the default also names the directory below `plugins`; Rook, for example, prefixes it with its
   * namespace.
   *
   * @default - `rbd.csi.ceph.com`, `cephfs.csi.ceph.com` or `nfs.csi.ceph.com`
   */
  readonly driverName?: string;

  /**
   * The clusters, as the ConfigMap `ceph-csi-config`, which all drivers of a namespace read.
   *
   * @default - the ConfigMap is made by another: the driver of another type, or Rook
   */
  readonly clusters?: CephCluster[];

  /**
   * Text of `ceph.conf`, as the ConfigMap `ceph-config`, without which no pod starts.
   *
   * @default - the ConfigMap is made by another
   */
  readonly cephConf?: string;

  /**
   * Node labels that describe the topology, for volumes that are provisioned near their pod.
   *
   * @default - none
   */
  readonly topologyLabels?: string[];

  /**
   * Node labels that describe the location in the CRUSH map, so that pods read from the nearest replica. Not for `nfs`.
   *
   * @default - reads use the primary replica
   */
  readonly readAffinityLabels?: string[];

  /**
   * Name of the ConfigMap with the key management services of encrypted volumes. Not for `nfs`.
   *
   * @default - the driver looks for `csi-kms-connection-details`
   */
  readonly kmsConfigMap?: string;

  /**
   * Port of the metrics on the node. Not for `nfs`, which has none.
   *
   * @default - 8680 for `rbd`, 8681 for `cephfs`
   */
  readonly metricsPort?: number;

  /**
   * The verbosity of the driver's log, 0 to 5.
   *
   * @default 5
   */
  readonly logLevel?: number;
}
