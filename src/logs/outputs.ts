import { SecretKeySelector } from '../model/generated/structs';

/**
 * Where logs go to. Exactly one member is set, as in a Kubernetes volume. Credentials are references to Secrets, never texts.
 */
export interface LogOutput {
  /**
   * Elasticsearch 8 or newer. See `openSearch` for what becomes of documents that it refuses.
   *
   * @default - not this output
   */
  readonly elasticsearch?: SearchOutput;

  /**
   * OpenSearch 2 or newer. A document that it refuses because it is too busy is sent again. One that it refuses for good, such as for a mapping
   * conflict, is written to the log and dropped by Fluentd; Fluent Bit sends the chunk around it again and again for about an hour, in which
   * nothing is stored twice, and then keeps the chunk below `storage/rejected` of its state folder, up to a tenth of the disk buffer. A server
   * that is away for more than this hour counts as refusal to Fluent Bit, whose chunks of before then are in that folder.
   *
   * @default - not this output
   */
  readonly openSearch?: SearchOutput;

  /**
   * Grafana Loki. Fluentd drops what is refused with 400, 401, 403, 404, 408 or 413, with a line in its log; its plugin has no setting for it.
   * Fluent Bit drops only what is refused with 400.
   *
   * @default - not this output
   */
  readonly loki?: LokiOutput;

  /**
   * Another Fluentd or Fluent Bit, by the Forward protocol.
   *
   * @default - not this output
   */
  readonly forward?: ForwardOutput;

  /**
   * Any server that takes JSON lines by HTTP POST. Fluent Bit drops what is refused with 4xx other than 408 and 429, as while a password is
   * exchanged, with a line in its log; its plugin has no setting for it. Fluentd drops what is refused with 400.
   *
   * @default - not this output
   */
  readonly http?: HttpOutput;

  /**
   * The collector's own standard output, to look at while setting up.
   *
   * @default - not this output
   */
  readonly stdout?: StdoutOutput;
}

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

/**
 * A search engine with daily indices.
 */
export interface SearchOutput extends BasicAuthOutput {
  /**
   * 1 to 65535.
   *
   * @default 9200
   */
  readonly port?: number;

  /**
   * The index of a day is `<indexPrefix>-YYYY.MM.DD`. Lower-case letters, digits, `-` and `_`.
   *
   * @default 'logs'
   */
  readonly indexPrefix?: string;
}

/**
 * Grafana Loki.
 */
export interface LokiOutput extends BasicAuthOutput {
  /**
   * 1 to 65535.
   *
   * @default 3100
   */
  readonly port?: number;

  /**
   * Tenant, the value of the header `X-Scope-OrgID`.
   *
   * @default - single-tenant
   */
  readonly tenant?: string;

  /**
   * Labels with fixed values, beside node, namespace, pod and container. Each combination of values is a stream of its own, so keep them few.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * Another Fluentd or Fluent Bit.
 */
export interface ForwardOutput extends NetworkOutput {
  /**
   * 1 to 65535.
   *
   * @default 24224
   */
  readonly port?: number;

  /**
   * The key that both ends share, from a Secret of the same namespace.
   *
   * @default - no authentication
   */
  readonly sharedKey?: SecretKeySelector;
}

/**
 * A server that takes JSON lines.
 */
export interface HttpOutput extends BasicAuthOutput {
  /**
   * 1 to 65535.
   *
   * @default - 443, or 80 without TLS
   */
  readonly port?: number;

  /**
   * Path of the requests.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Headers that are no secret. One that carries a credential is refused: use `authorization`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * The whole value of the header `Authorization` (`Bearer ...`), from a Secret of the same namespace.
   *
   * @default - none
   */
  readonly authorization?: SecretKeySelector;
}

/**
 * The standard output of the collector; nothing to set.
 */
export interface StdoutOutput {}
