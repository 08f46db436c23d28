import { HttpRequestOutput } from './options';

/**
 * A server that takes JSON lines.
 */
export interface HttpOutput extends HttpRequestOutput {
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
}
