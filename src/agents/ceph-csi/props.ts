import { PatternOptions } from '../../patterns/options';

/**
 * A Ceph cluster that volumes are in.
 *
 * @see https://github.com/ceph/ceph-csi/blob/v3.12.2/deploy/csi-config-map-sample.yaml
 */
export interface CephCluster {
  /**
   * The fsid of the cluster, or any name that StorageClasses have as `clusterID`.
   */
  readonly clusterID: string;

  /**
   * Addresses of the monitors, as `10.0.0.1:6789`.
   */
  readonly monitors: string[];

  /**
   * Namespace within RADOS for images of block devices.
   *
   * @default - the one without a name
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
 * The node part of a driver of ceph-csi.
 */
export interface CephCsiDaemonSetProps extends PatternOptions {
  /**
   * What the volumes are: block devices, CephFS, or CephFS over NFS.
   * One of `rbd`, `cephfs`, `nfs`.
   */
  readonly type: 'rbd' | 'cephfs' | 'nfs';

  /**
   * Name of the driver. Another than the usual one also names its directory below `plugins`, as Rook does with its namespace in front.
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
   * Labels of nodes that tell where a node is, for volumes that are made near their pod.
   *
   * @default - none
   */
  readonly topologyLabels?: string[];

  /**
   * Labels of nodes that tell where a node is in the CRUSH map, so that pods read from the nearest copy. Not for `nfs`.
   *
   * @default - reads go to the primary copy
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
   * How much the driver writes about what it does, 0 to 5.
   *
   * @default 5
   */
  readonly logLevel?: number;
}
