import { CheckedSearch } from './check';
import { env } from '../../agents/program/variables';
import { network, Sink, url } from '../../agents/vector/sink';

/** Documents as they are, in an index of their day. */
export const vector = ({ connection, indexPrefix, path, apiKey }: CheckedSearch): Sink => ({
  type: 'elasticsearch',
  form: ['.@timestamp = .timestamp'],
  config: {
    endpoints: [url(connection, path)],
    ...network(connection),
    ...(apiKey && { request: { headers: { Authorization: `ApiKey ${env(apiKey.env)}` } } }),
    mode: 'bulk',
    // the day is that of `timestamp`, which the document has by its other name
    encoding: { except_fields: ['timestamp'] },
    bulk: { action: 'create', index: `${indexPrefix}-%Y.%m.%d` },
    // a server that is away when Vector starts must not be asked for its version
    api_version: 'v8',
    // what the server was too busy for among documents that it took
    request_retry_partial: true,
  },
});
