import { SearchOutput } from './search';
import { Connection } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const INDEX = /^[a-z0-9][a-z0-9_-]*$/;

export interface CheckedSearch {
  readonly kind: 'elasticsearch' | 'openSearch';
  readonly connection: Connection;
  readonly indexPrefix: string;
}

export const checkSearch =
  (kind: CheckedSearch['kind']) =>
  ({ indexPrefix = 'logs', port = 9200, ...options }: SearchOutput, checker: OutputChecker): CheckedSearch => {
    if (!INDEX.test(indexPrefix)) {
      checker.refuse('indexPrefix', `is '${indexPrefix}'; use lower-case letters, digits, '-' and '_'`);
    }
    return { kind, connection: checker.connection(options, port), indexPrefix };
  };
