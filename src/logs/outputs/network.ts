import { SecretKeySelector } from '../../model/generated/structs';

/**
 * The certificate with which a client shows who it is, and its private key. Both come from Secrets of the same namespace; neither is ever a text.
 */
export interface ClientCertificate {
  /**
   * The certificate, and those that lead from it to its authority, in PEM. In a Secret of the type `kubernetes.io/tls` its key is `tls.crt`.
   */
  readonly certificate: SecretKeySelector;

  /**
   * The private key, in PEM, without a password. In a Secret of the type `kubernetes.io/tls` its key is `tls.key`.
   */
  readonly key: SecretKeySelector;
}

/**
 * How a connection is encrypted.
 */
export interface TlsOutput {
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

  /**
   * The certificate of the collector, for a server that asks for one (mutual TLS).
   *
   * @default - none
   */
  readonly clientCertificate?: ClientCertificate;
}

/**
 * What every output over the network has in common.
 */
export interface NetworkOutput extends TlsOutput {
  /**
   * Name or address of the server: no scheme, no port, no credentials.
   */
  readonly host: string;
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

  /**
   * How requests are compressed: `gzip` or `none`.
   *
   * @default - as the agent does: `gzip` by the OpenTelemetry Collector and Alloy, mostly `none` by others
   */
  readonly compression?: 'gzip' | 'none';
}
