import { CheckedLoki } from './check';
import { authentication, compression, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';

/** Loki takes OTLP below this path: https://grafana.com/docs/loki/latest/send-data/otel/ */
export const openTelemetryCollector = ({ connection, tenant, labels }: CheckedLoki): Exporter => ({
  type: 'otlp_http',
  form: 'json',
  resource: labels,
  config: (auth) => ({
    endpoint: url(connection, '/otlp'),
    ...tls(connection),
    ...compression(connection),
    ...auth,
    ...(tenant && { headers: { 'X-Scope-OrgID': tenant } }),
  }),
  ...authentication(connection),
});
