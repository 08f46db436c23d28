import { PatternOptions } from '../../patterns/options';

/**
 * The Secrets Store CSI driver on the nodes.
 */
export interface SecretsStoreCsiDaemonSetProps extends PatternOptions {
  /**
   * Directories of the node where providers have their sockets: the first is the one that they are looked for, the others are looked in too.
   *
   * @default - `/var/run/secrets-store-csi-providers` and `/etc/kubernetes/secrets-store-csi-providers`
   */
  readonly providerDirectories?: string[];

  /**
   * How often mounted secrets are read again, as `2m`.
   *
   * @default - they are read when they are mounted, never again
   */
  readonly rotationInterval?: string;

  /**
   * How often the providers are asked for their health, as `2m`.
   *
   * @default - never
   */
  readonly providerHealthCheckInterval?: string;

  /**
   * Whether the driver also keeps Secrets of Kubernetes with what it mounts, which a SecretProviderClass may ask for. It gets the right to read and
   * write the Secrets of the whole cluster; the reason is why it may.
   *
   * @default - it may not
   */
  readonly syncSecretsReason?: string;

  /**
   * The pods of Windows nodes, which are a DaemonSet of their own beside that of Linux: it takes the service account and the roles of that one.
   *
   * @default false
   */
  readonly windows?: boolean;
}
