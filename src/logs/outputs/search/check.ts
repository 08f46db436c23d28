import { SearchOutput } from './search';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const PATH = /^(\/[A-Za-z0-9._~-]+)+$/;
const INDEX = /^[a-z0-9][a-z0-9_-]*$/;

export interface CheckedSearch {
  readonly kind: 'elasticsearch' | 'openSearch';
  readonly connection: Connection;
  readonly indexPrefix: string;
  /** In front of those of the search engine; without a slash at its end. */
  readonly path?: string;
  readonly apiKey?: SecretValue;
}

export const checkSearch =
  (kind: CheckedSearch['kind']) =>
  (
    { indexPrefix = 'logs', path, apiKey, port = 9200, ...options }: SearchOutput,
    checker: OutputChecker,
  ): CheckedSearch => {
    if (apiKey && kind === 'openSearch') {
      checker.refuse('apiKey', 'is nothing that OpenSearch knows; give username and password');
    }
    if (apiKey && options.username !== undefined) {
      checker.refuse('apiKey', 'takes the header that username and password make; give one or the other');
    }
    if (!INDEX.test(indexPrefix)) {
      checker.refuse('indexPrefix', `is '${indexPrefix}'; use lower-case letters, digits, '-' and '_'`);
    }
    return {
      kind,
      connection: checker.connection(options, port),
      indexPrefix,
      ...(path !== undefined && {
        path: checker.name(path, 'path', PATH, "a path such as /search, without a '/' at its end"),
      }),
      apiKey: checker.secret(apiKey, 'apiKey', 'API_KEY'),
    };
  };
