import { SecretKeySelector } from '../../model/generated/structs';

/**
 * What every output over the network has in common.
 */
export interface NetworkOutput {
  /**
   * Name or address of the server: no scheme, no port, no credentials.
   */
  readonly host: string;

  /**
   * Whether the connection is encrypted and the server's certificate verified.
   *
   * @default true - logs hold what nobody meant to log
   */
  readonly tls?: boolean;

  /**
   * The certificate authority of the server, in PEM, from a Secret of the same namespace.
   *
   * @default - those of the collector's image
   */
  readonly ca?: SecretKeySelector;
}

/**
 * User name and password, as HTTP servers ask for them.
 */
export interface BasicAuthOutput extends NetworkOutput {
  /**
   * Name of the user. Goes with `password`.
   *
   * @default - no authentication
   */
  readonly username?: string;

  /**
   * The password, from a Secret of the same namespace. Goes with `username`.
   *
   * @default - no authentication
   */
  readonly password?: SecretKeySelector;
}
