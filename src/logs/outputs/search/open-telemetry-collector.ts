import { CheckedSearch } from './check';
import { authentication, compression, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

/** Documents as they are, in an index of their day. */
export function openTelemetryCollector({ kind, connection, indexPrefix, apiKey }: CheckedSearch): Exporter {
  const endpoint = url(connection);
  if (kind === 'openSearch') {
    return {
      type: 'opensearch',
      form: 'document',
      config: (auth) => ({
        http: { endpoint, ...tls(connection), ...compression(connection), ...auth },
        logs_index: indexPrefix,
        logs_index_time_format: 'yyyy.MM.dd',
        mapping: { mode: 'bodymap' },
      }),
      ...authentication(connection),
    };
  }
  return {
    type: 'elasticsearch',
    form: 'document',
    config: (auth) => ({
      endpoints: [endpoint],
      ...(apiKey && { api_key: env(apiKey.env) }),
      ...tls(connection),
      ...compression(connection),
      ...auth,
      logs_index: indexPrefix,
      logstash_format: { enabled: true },
      mapping: { mode: 'bodymap' },
      // an answer like these is none to the documents
      retry: { enabled: true, retry_on_status: [429, 500, 502, 503, 504] },
    }),
    ...authentication(connection),
  };
}
