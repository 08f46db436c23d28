import { CheckedSearch } from './check';
import { fromEnv, Plugin, url } from '../../agents/logstash/plugin';

/** Documents as they are, in an index of their day. */
export function logstash({ kind, connection, indexPrefix, path, apiKey }: CheckedSearch): Plugin {
  const { tls, caFile, certificateFile, keyFile, gzip, username, password } = connection;
  const common = {
    hosts: [url(connection, path)],
    index: `${indexPrefix}-%{+YYYY.MM.dd}`,
    action: 'create',
    user: username,
    password: password && fromEnv(password.env),
    // templates and life cycles are for whoever runs the server, and take rights at it
    manage_template: false,
    ecs_compatibility: 'disabled',
  };
  return kind === 'elasticsearch'
    ? {
        name: 'elasticsearch',
        settings: {
          ...common,
          data_stream: 'false',
          // its own setting wants the key in another form
          custom_headers: apiKey && { Authorization: `ApiKey ${fromEnv(apiKey.env)}` },
          ilm_enabled: false,
          ssl_enabled: tls,
          ssl_certificate_authorities: caFile === undefined ? undefined : [caFile],
          ssl_certificate: certificateFile,
          ssl_key: keyFile,
          compression_level: gzip === undefined ? undefined : gzip ? 1 : 0,
        },
      }
    : {
        name: 'opensearch',
        settings: {
          ...common,
          ssl: tls,
          cacert: caFile,
          tls_certificate: certificateFile,
          tls_key: keyFile,
          http_compression: gzip,
        },
      };
}
