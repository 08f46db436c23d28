import { CheckedSearch } from './check';
import { authentication, compression, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

/** In seconds. */
const LONGEST_PAUSE = 10;
const NO_LIMIT = 1_000_000_000;

/** Documents as they are, in an index of their day. */
export function openTelemetryCollector({ kind, connection, indexPrefix, path, apiKey }: CheckedSearch): Exporter {
  const endpoint = url(connection, path);
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
    }),
    // the only way to say it; the setting of that name is without effect
    scope: ['set(scope.attributes["elastic.mapping.mode"], "bodymap")'],
    retries: (seconds) => ({
      retry: {
        enabled: true,
        initial_interval: '1s',
        max_interval: `${LONGEST_PAUSE}s`,
        max_retries: seconds ? Math.ceil(seconds / LONGEST_PAUSE) : NO_LIMIT,
        // an answer like these is none to the documents
        retry_on_status: [429, 500, 502, 503, 504],
      },
    }),
    ...authentication(connection),
  };
}
