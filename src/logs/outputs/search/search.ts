import { BasicAuthOutput } from '../network';

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
