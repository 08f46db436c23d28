import { CheckedSyslog, MAX_MESSAGE_BYTES } from './check';
import { Store } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

/** As long as a program may be called, and never nothing. */
const PROGRAM = "${(record.dig('kubernetes', 'container_name') || 'kubernetes')[0, 32]}";

export const fluentd = ({ connection, protocol }: CheckedSyslog): Store => ({
  plugin: { gem: 'fluent-plugin-remote_syslog', variant: 'syslog' },
  filters: [
    {
      name: 'filter',
      argument: '**',
      parameters: { '@type': 'record_modifier' },
      sections: [{ name: 'record', parameters: { program: PROGRAM } }],
    },
  ],
  parameters: {
    '@type': 'remote_syslog',
    host: quoted(connection.host),
    port: connection.port,
    protocol,
    tls: connection.tls,
    ca_file: connection.caFile && quoted(connection.caFile),
    hostname: fromEnv('K8S_NODE_NAME'),
    program: "'${program}'",
    severity: 'info',
    packet_size: MAX_MESSAGE_BYTES,
  },
  sections: [{ name: 'format', parameters: { '@type': 'single_value', message_key: 'message' } }],
  buffer: { keys: 'program' },
});
