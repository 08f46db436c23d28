import { CheckedSplunk } from './check';
import { Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export const openTelemetryCollector = ({ connection, token, event, gzip }: CheckedSplunk): Exporter => ({
  type: 'splunk_hec',
  form: 'document',
  resource: { 'host.name': env('NODE_NAME') },
  config: () => ({
    endpoint: url(connection, '/services/collector'),
    token: env(token.env),
    ...event,
    ...tls(connection),
    disable_compression: !gzip,
  }),
});
