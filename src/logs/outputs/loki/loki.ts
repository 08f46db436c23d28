import { SecretKeySelector } from '../../../model/generated/structs';
import { BasicAuthOutput } from '../network';

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
   * The token of the header `Authorization: Bearer`, from a Secret of the same namespace. Not beside `username`.
   *
   * @default - none
   */
  readonly bearerToken?: SecretKeySelector;

  /**
   * Labels with fixed values, beside node, namespace, pod and container. Each combination of values is a stream of its own, so keep them few.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}
