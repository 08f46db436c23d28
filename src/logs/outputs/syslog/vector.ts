import { CheckedSyslog } from './check';
import { Sink, tlsFiles } from '../../agents/vector/sink';

/** Messages of RFC 5424, with what is known of the pod in the structured data. */
export const vector = ({ connection, protocol }: CheckedSyslog): Sink => {
  const { host, port, tls } = connection;
  return {
    type: 'socket',
    form: [
      '.host = .node',
      '.program = "kubernetes"',
      'if is_object(.kubernetes) { .structured_data = { "kubernetes": .kubernetes } }',
    ],
    config: {
      mode: protocol,
      address: `${host.includes(':') ? `[${host}]` : host}:${port}`,
      ...(tls && { tls: { enabled: true, ...tlsFiles(connection) } }),
      encoding: { codec: 'syslog', syslog: { rfc: 'rfc5424', app_name: 'program' } },
      ...(protocol === 'tcp' && { framing: { method: 'newline_delimited' } }),
    },
  };
};
