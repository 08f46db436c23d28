import { SecretKeySelector } from '../../../model/generated/structs';
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
   * Path in front of those of the search engine, as behind a gateway: `/search`.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * An API key in its encoded form, as Elasticsearch shows it beside `id` and `api_key`, from a Secret of the same namespace. Not beside `username`, and
   * not with OpenSearch, which has none.
   *
   * @default - none
   */
  readonly apiKey?: SecretKeySelector;

  /**
   * The index of a day is `<indexPrefix>-YYYY.MM.DD`. Lower-case letters, digits, `-` and `_`.
   *
   * @default 'logs'
   */
  readonly indexPrefix?: string;
}
