import { PatternOptions } from '../../patterns/options';

/**
 * The Secrets Store CSI driver on the nodes.
 */
export interface SecretsStoreCsiDaemonSetProps extends PatternOptions {
  /**
   * Directories of the node that hold the sockets of providers. The driver looks in the first one, then in the others.
   *
   * @default - `/var/run/secrets-store-csi-providers` and `/etc/kubernetes/secrets-store-csi-providers`
   */
  readonly providerDirectories?: string[];

  /**
   * The interval at which mounted secrets are read again, such as `2m`.
   *
   * @default - secrets are only read when they are mounted
   */
  readonly rotationInterval?: string;

  /**
   * The interval of health checks of the providers, such as `2m`.
   *
   * @default - never
   */
  readonly providerHealthCheckInterval?: string;

  /**
   * The reason for also storing what is mounted in Secrets of Kubernetes, which a SecretProviderClass can request. The driver gets permission to
   * read and write the Secrets of the whole cluster.
   *
   * @default - the driver has no such permission
   */
  readonly syncSecretsReason?: string;

  /**
   * Whether this is the DaemonSet for Windows nodes. It is deployed beside the one for Linux nodes, whose service account and roles it uses.
   *
   * @default false
   */
  readonly windows?: boolean;
}
