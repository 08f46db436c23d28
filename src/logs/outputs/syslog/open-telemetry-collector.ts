import { CheckedSyslog } from './check';
import { Exporter, tls } from '../../agents/opentelemetry-collector/exporter';

export const openTelemetryCollector = ({ connection, protocol }: CheckedSyslog): Exporter => ({
  type: 'syslog',
  form: 'syslog',
  config: () => ({
    endpoint: connection.host,
    port: connection.port,
    network: protocol,
    protocol: 'rfc5424',
    tls: {
      ...tls(connection).tls,
      // it hangs up without reading the ticket that TLS 1.3 has behind the handshake, which takes back what it has sent
      ...(connection.tls && { max_version: '1.2' }),
    },
  }),
});
