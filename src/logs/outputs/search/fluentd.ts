import { CheckedSearch } from './check';
import { authorization, credentials, Store, tlsFiles } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

export function fluentd({ kind, connection, indexPrefix, path, apiKey }: CheckedSearch): Store {
  const { host, port, tls, gzip } = connection;
  return {
    plugin:
      kind === 'elasticsearch'
        ? { gem: 'fluent-plugin-elasticsearch', variant: 'elasticsearch8' }
        : { gem: 'fluent-plugin-opensearch', variant: 'opensearch' },
    // documents that a server was too busy for go through the label again, which must not be that of all outputs
    filters: [],
    parameters: {
      '@type': kind.toLowerCase(),
      host: quoted(host),
      port: port,
      path: path && quoted(path),
      scheme: tls ? 'https' : 'http',
      ssl_verify: tls,
      ...tlsFiles(connection, ['ca_file', 'client_cert', 'client_key']),
      compression_level: gzip ? 'default_compression' : undefined,
      ...credentials(connection, 'user'),
      // its own setting wants the key in another form
      custom_headers: apiKey && authorization('ApiKey', apiKey),
      logstash_format: true,
      logstash_prefix: quoted(indexPrefix),
      include_timestamp: true,
      suppress_type_name: true,
      // a server that is away when Fluentd starts must not keep it from reading
      ...(kind === 'elasticsearch'
        ? {
            verify_es_version_at_startup: false,
            default_elasticsearch_version: 8,
            // a queue that is full is no reason to give up, as it is by default
            unrecoverable_error_types: '["out_of_memory_error"]',
            log_es_400_reason: true,
          }
        : { verify_os_version_at_startup: false, default_opensearch_version: 2 }),
      reconnect_on_error: true,
      reload_on_failure: true,
      reload_connections: false,
    },
  };
}
