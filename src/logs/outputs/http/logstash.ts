import { CheckedHttp } from './check';
import { RETRIED } from './retried';
import { fromEnv, Plugin, url } from '../../agents/logstash/plugin';

/** A request for each record. */
export const logstash = ({ connection, path, headers, secretHeaders, proxy }: CheckedHttp): Plugin => {
  const all = { ...headers, ...Object.fromEntries(secretHeaders.map(({ header, env }) => [header, fromEnv(env)])) };
  return {
    name: 'http',
    settings: {
      url: url(connection, path),
      http_method: 'post',
      format: 'json',
      headers: Object.keys(all).length ? all : undefined,
      user: connection.username,
      password: connection.password && fromEnv(connection.password.env),
      ssl_certificate_authorities: connection.caFile === undefined ? undefined : [connection.caFile],
      ssl_certificate: connection.certificateFile,
      ssl_key: connection.keyFile,
      http_compression: connection.gzip,
      proxy,
      retry_failed: true,
      retryable_codes: RETRIED,
    },
  };
};
