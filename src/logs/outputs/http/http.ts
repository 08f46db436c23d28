import { SecretKeySelector } from '../../../model/generated/structs';
import { BasicAuthOutput } from '../network';

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
