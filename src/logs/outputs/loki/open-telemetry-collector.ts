import { CheckedLoki } from './check';
import { authentication, compression, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

/** Loki takes OTLP below this path: https://grafana.com/docs/loki/latest/send-data/otel/ */
export const openTelemetryCollector = ({ connection, tenant, labels, bearerToken }: CheckedLoki): Exporter => ({
  type: 'otlp_http',
  form: 'json',
  resource: labels,
  config: (auth) => ({
    endpoint: url(connection, '/otlp'),
    ...tls(connection),
    ...compression(connection),
    ...auth,
    ...((tenant || bearerToken) && {
      headers: {
        ...(tenant && { 'X-Scope-OrgID': tenant }),
        ...(bearerToken && { authorization: `Bearer ${env(bearerToken.env)}` }),
      },
    }),
  }),
  ...authentication(connection),
});
