import { CheckedSplunk } from './check';
import { Store, tlsFiles } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

export const fluentd = ({ connection, token, event, gzip }: CheckedSplunk): Store => ({
  plugin: { gem: 'fluent-plugin-splunk-hec' },
  parameters: {
    '@type': 'splunk_hec',
    protocol: connection.tls ? 'https' : 'http',
    hec_host: quoted(connection.host),
    hec_port: connection.port,
    hec_token: fromEnv(token.env),
    ...tlsFiles(connection, ['ca_file', 'client_cert', 'client_key']),
    host: fromEnv('K8S_NODE_NAME'),
    ...Object.fromEntries(Object.entries(event).map(([name, value]) => [name, quoted(value)])),
    gzip_compression: gzip,
    // a token that is being exchanged must lose nothing
    consume_chunk_on_4xx_errors: false,
  },
  // a record is formatted as a text where a format is for its tag, and an object where none is
  sections: [{ name: 'format', argument: 'no_tag', parameters: { '@type': 'json' } }],
});
