import { SplunkOutput } from './splunk';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const INDEX = /^[a-z0-9][a-z0-9_-]*$/;

export interface CheckedSplunk {
  readonly kind: 'splunk';
  readonly connection: Connection;
  readonly token: SecretValue;
  /** What an event says of itself: index, source type, source, as far as the user gave them. */
  readonly event: { readonly index?: string; readonly sourcetype?: string; readonly source?: string };
  readonly gzip: boolean;
}

export function checkSplunk(
  { token, index, sourcetype, source, compression = 'gzip', port = 8088, ...options }: SplunkOutput,
  checker: OutputChecker,
): CheckedSplunk {
  checker.oneOf(compression, ['gzip', 'none'], 'compression');
  return {
    kind: 'splunk',
    connection: checker.connection(options, port),
    token: checker.required(token, 'token', 'TOKEN'),
    event: {
      ...(index !== undefined && {
        index: checker.name(index, 'index', INDEX, "lower-case letters, digits, '_' and '-'"),
      }),
      ...(sourcetype !== undefined && { sourcetype: checker.text(sourcetype, 'sourcetype') }),
      ...(source !== undefined && { source: checker.text(source, 'source') }),
    },
    gzip: compression === 'gzip',
  };
}
