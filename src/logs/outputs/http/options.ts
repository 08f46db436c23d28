import { SecretKeySelector } from '../../../model/generated/structs';
import { BasicAuthOutput } from '../network';

/**
 * What outputs by HTTP have in common that take headers.
 */
export interface HttpRequestOutput extends BasicAuthOutput {
  /**
   * Headers that are no secret. One that carries a credential is refused: use `authorization` or `secretHeaders`.
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

  /**
   * Headers that carry a credential, such as an API key, with the Secrets of the same namespace that their values come from.
   *
   * @default - none
   */
  readonly secretHeaders?: { [name: string]: SecretKeySelector };

  /**
   * The proxy through which the server is reached: `http://<host>:<port>`, without credentials. Not with Fluent Bit, which
   * takes the variable `HTTP_PROXY`. That and `HTTPS_PROXY` (`AgentEnvironment`) are for a collector as a whole.
   *
   * @default - none
   */
  readonly proxy?: string;
}
