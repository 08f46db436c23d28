import { CheckedOtlp } from './check';
import { authentication, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';

export function openTelemetryCollector({ connection, protocol, path, headers, authorization }: CheckedOtlp): Exporter {
  const http = protocol === 'http';
  return {
    type: http ? 'otlp_http' : 'otlp_grpc',
    form: 'line',
    config: (auth) => ({
      endpoint: http ? url(connection, path) : url(connection).replace(/^https?:\/\//, ''),
      ...tls(connection),
      ...auth,
      ...(Object.keys(headers).length > 0 && { headers }),
    }),
    ...authentication(connection, authorization),
  };
}
