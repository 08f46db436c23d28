import { CheckedHttp } from './check';
import { RETRIED } from './retried';
import { credentials, Store, TIME, url } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

/** Headers as one JSON text in double quotes, so that the embedded Ruby can put a Secret in, quoted as JSON. */
function renderHeaders(fixed: { [name: string]: string }, authorization: string | undefined): string | undefined {
  if (!authorization) return Object.keys(fixed).length ? quoted(JSON.stringify(fixed)) : undefined;
  const rest = JSON.stringify(fixed).slice(1, -1).replace(/[\\"]/g, '\\$&');
  return `"{${rest}${rest && ','}\\"Authorization\\":#{ENV['${authorization}'].to_json}}"`;
}

export const fluentd = ({ connection, path, headers, authorization }: CheckedHttp): Store => ({
  // a server of JSON lines gets the time of a record nowhere else
  filters: [TIME],
  parameters: {
    '@type': 'http',
    endpoint: quoted(url(connection, path)),
    tls_ca_cert_path: connection.caFile && quoted(connection.caFile),
    headers: renderHeaders(headers, authorization?.env),
    retryable_response_codes: RETRIED.join(','),
  },
  sections: [
    ...(connection.username
      ? [{ name: 'auth', parameters: { method: 'basic', ...credentials(connection, 'username') } }]
      : []),
    { name: 'format', parameters: { '@type': 'json' } },
  ],
});
