import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';

/**
 * For whom a token of a pod's service account is made when a volume is mounted.
 *
 * @see https://kubernetes-csi.github.io/docs/token-requests.html
 */
export interface CsiTokenRequest {
  /**
   * Audience of the token; `''` is that of the API server.
   */
  readonly audience: string;

  /**
   * How long the token is valid. Seconds, at least 600.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number;
}

/**
 * What Kubernetes is told of a CSI driver: the spec of the object `CSIDriver`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/
 */
export interface CsiDriverSpec {
  /**
   * Whether volumes are attached to a node before they are mounted.
   *
   * @default true
   */
  readonly attachRequired?: boolean;

  /**
   * Whether the driver is told about the pod when a volume is mounted.
   *
   * @default false
   */
  readonly podInfoOnMount?: boolean;

  /**
   * Whether the kubelet changes the owner of the files to the group of the pod.
   * One of `ReadWriteOnceWithFSType`, `File`, `None`.
   *
   * @default 'ReadWriteOnceWithFSType'
   */
  readonly fsGroupPolicy?: 'ReadWriteOnceWithFSType' | 'File' | 'None';

  /**
   * Whether volumes are mounted with the SELinux label of the pod, instead of changing the label of each file.
   *
   * @default false
   */
  readonly seLinuxMount?: boolean;

  /**
   * Which volumes there are: those of claims, those of pods, or both.
   *
   * @default - `Persistent`
   */
  readonly volumeLifecycleModes?: string[];

  /**
   * Whether the driver is called again and again for a mounted volume, to renew what is in it.
   *
   * @default false
   */
  readonly requiresRepublish?: boolean;

  /**
   * Tokens of the pod's service account that the driver gets.
   *
   * @default - none
   */
  readonly tokenRequests?: CsiTokenRequest[];

  /**
   * How often the number of volumes that a node can take is asked for. Seconds, at least 10.
   *
   * @default - once, when the driver registers
   */
  readonly nodeAllocatableUpdatePeriodSeconds?: number;
}

/**
 * The part of a CSI driver that runs on every node.
 */
export interface CsiNodeDaemonSetProps extends PatternOptions {
  /**
   * Name of the driver, as it reports itself and as StorageClasses name it.
   */
  readonly driverName: string;

  /**
   * Directory of the driver below `plugins` of the kubelet, in which its socket is.
   *
   * @default - the name of the driver
   */
  readonly pluginDirectory?: string;

  /**
   * The driver, the first of them, and its sidecars. The driver gets the directories of the kubelet and runs privileged, since nothing
   * else may mount what the pods of the node see.
   */
  readonly containers: Container[];

  /**
   * Image of the node-driver-registrar, which tells the kubelet where the driver listens.
   *
   * @default - none: `containers` has a registrar
   */
  readonly registrarImage?: string;

  /**
   * Image of the livenessprobe, which asks the driver for its health on port 9808; the driver gets a liveness probe for it.
   *
   * @default - none
   */
  readonly livenessProbeImage?: string;

  /**
   * The object CSIDriver, which is made under the name of the driver.
   *
   * @default - none is made
   */
  readonly csiDriver?: CsiDriverSpec;
}
