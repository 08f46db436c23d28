import { CheckedHttp } from './check';
import { RETRIED } from './retried';
import { credentials, Store, TIME, tlsFiles, url } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

/** Headers as one JSON text in double quotes, so that the embedded Ruby can put Secrets in, quoted as JSON. */
function renderHeaders(fixed: CheckedHttp['headers'], secret: CheckedHttp['secretHeaders']): string | undefined {
  if (!secret.length) return Object.keys(fixed).length ? quoted(JSON.stringify(fixed)) : undefined;
  const escaped = (text: string) => text.replace(/[\\"]/g, '\\$&');
  const members = [
    ...Object.entries(fixed).map(([name, value]) => escaped(`${JSON.stringify(name)}:${JSON.stringify(value)}`)),
    ...secret.map(({ header, env }) => `${escaped(JSON.stringify(header))}:#{ENV['${env}'].to_json}`),
  ];
  return `"{${members.join(',')}}"`;
}

export const fluentd = ({ connection, path, headers, secretHeaders, proxy }: CheckedHttp): Store => ({
  // a server of JSON lines gets the time of a record nowhere else
  filters: [TIME],
  parameters: {
    '@type': 'http',
    endpoint: quoted(url(connection, path)),
    ...tlsFiles(connection, ['tls_ca_cert_path', 'tls_client_cert_path', 'tls_private_key_path']),
    compress: connection.gzip ? 'gzip' : undefined,
    proxy: proxy && quoted(proxy),
    headers: renderHeaders(headers, secretHeaders),
    retryable_response_codes: RETRIED.join(','),
  },
  sections: [
    ...(connection.username
      ? [{ name: 'auth', parameters: { method: 'basic', ...credentials(connection, 'username') } }]
      : []),
    { name: 'format', parameters: { '@type': 'json' } },
  ],
});
