import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * A service account token that the driver gets when a volume is mounted.
 *
 * @see https://kubernetes-csi.github.io/docs/token-requests.html
 */
export interface CsiTokenRequest {
  /**
   * The audience of the token. `''` is the audience of the API server.
   */
  readonly audience: string;

  /**
   * The lifetime of the token in seconds, at least 600.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number;
}

/**
 * The spec of the object `CSIDriver`, which describes the driver to Kubernetes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/
 */
export interface CsiDriverSpec {
  /**
   * Whether volumes must be attached to a node before they are mounted.
   *
   * @default true
   */
  readonly attachRequired?: boolean;

  /**
   * Whether the driver gets information about the pod when a volume is mounted.
   *
   * @default false
   */
  readonly podInfoOnMount?: boolean;

  /**
   * Whether the kubelet changes the ownership of files to the group of the pod (`fsGroup`).
   * One of `ReadWriteOnceWithFSType`, `File`, `None`.
   *
   * @default 'ReadWriteOnceWithFSType'
   */
  readonly fsGroupPolicy?: 'ReadWriteOnceWithFSType' | 'File' | 'None';

  /**
   * Whether the driver supports mounting volumes with the SELinux label of the pod, which avoids relabelling each file.
   *
   * @default false
   */
  readonly seLinuxMount?: boolean;

  /**
   * The kinds of volumes that the driver supports, any of `Persistent` and `Ephemeral`.
   *
   * @default - `Persistent`
   */
  readonly volumeLifecycleModes?: string[];

  /**
   * Whether the kubelet calls the driver periodically for mounted volumes, so that it can refresh their content.
   *
   * @default false
   */
  readonly requiresRepublish?: boolean;

  /**
   * The service account tokens of the pod that the driver gets.
   *
   * @default - none
   */
  readonly tokenRequests?: CsiTokenRequest[];

  /**
   * The interval in seconds, at least 10, at which the kubelet updates the number of volumes that the node can attach.
   *
   * @default - only when the driver registers
   */
  readonly nodeAllocatableUpdatePeriodSeconds?: number;
}

/**
 * Options of `CsiNodeDaemonSet`.
 */
export interface CsiNodeDaemonSetProps extends PatternOptions {
  /**
   * The name of the driver, as the driver reports it and as StorageClasses refer to it.
   */
  readonly driverName: string;

  /**
   * The directory below `plugins` of the kubelet that holds the socket of the driver.
   *
   * @default - the name of the driver
   */
  readonly pluginDirectory?: string;

  /**
   * The containers. The first one is the driver, the others are sidecars. The driver is privileged, because only privileged containers can
   * mount file systems for the pods of the node, and the directories of the kubelet are mounted into it.
   */
  readonly containers: Container[];

  /**
   * The image of the node-driver-registrar, which registers the driver with the kubelet.
   *
   * @default - none; `containers` has a registrar
   */
  readonly registrarImage?: string;

  /**
   * The image of the livenessprobe sidecar, which serves the health of the driver. The driver gets a liveness probe that uses it.
   *
   * @default - none
   */
  readonly livenessProbeImage?: string;

  /**
   * The port of the livenessprobe sidecar. Two drivers in the network of the node need two ports.
   *
   * @default 9808
   */
  readonly livenessProbePort?: number;

  /**
   * The spec of a CSIDriver object, which is created with the name of the driver.
   *
   * @default - no CSIDriver object is created
   */
  readonly csiDriver?: CsiDriverSpec;
}
