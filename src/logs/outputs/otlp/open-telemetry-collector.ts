import { CheckedOtlp } from './check';
import { authentication, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export function openTelemetryCollector({ connection, protocol, path, headers, authorization }: CheckedOtlp): Exporter {
  const http = protocol === 'http';
  // the extension for tokens takes one word of a Secret, and this is the whole header
  const all = { ...headers, ...(authorization && { authorization: env(authorization.env) }) };
  return {
    type: http ? 'otlp_http' : 'otlp_grpc',
    form: 'line',
    config: (auth) => ({
      endpoint: http ? url(connection, path) : url(connection).replace(/^https?:\/\//, ''),
      ...tls(connection),
      ...auth,
      ...(Object.keys(all).length > 0 && { headers: all }),
    }),
    ...authentication(connection),
  };
}
