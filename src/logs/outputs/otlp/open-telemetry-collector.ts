import { CheckedOtlp } from './check';
import { authentication, compression, Exporter, tls, url } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export function openTelemetryCollector(output: CheckedOtlp): Exporter {
  const { connection, protocol, path, headers, secretHeaders, proxy } = output;
  const http = protocol === 'http';
  // the extension for tokens takes one word of a Secret, and this is the whole header
  const all = {
    ...headers,
    ...Object.fromEntries(secretHeaders.map(({ header, env: name }) => [header.toLowerCase(), env(name)])),
  };
  return {
    type: http ? 'otlp_http' : 'otlp_grpc',
    form: 'line',
    config: (auth) => ({
      endpoint: http ? url(connection, path) : url(connection).replace(/^https?:\/\//, ''),
      ...tls(connection),
      ...compression(connection),
      ...(proxy && { proxy_url: proxy }),
      ...auth,
      ...(Object.keys(all).length > 0 && { headers: all }),
    }),
    ...authentication(connection),
  };
}
