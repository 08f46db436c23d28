import { CheckedLoki } from './check';
import { authorization, credentials, Store, tlsFiles, url } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

export const fluentd = ({ connection, tenant, labels, bearerToken }: CheckedLoki): Store => ({
  plugin: { gem: 'fluent-plugin-grafana-loki' },
  parameters: {
    '@type': 'loki',
    url: quoted(url(connection)),
    ...tlsFiles(connection, ['ca_cert', 'cert', 'key']),
    compress: connection.gzip ? 'gzip' : undefined,
    ...credentials(connection, 'username'),
    custom_headers: bearerToken && authorization('Bearer', bearerToken),
    tenant: tenant && quoted(tenant),
    extra_labels: Object.keys(labels).length ? quoted(JSON.stringify(labels)) : undefined,
    line_format: 'json',
    include_thread_label: false,
  },
  sections: [
    {
      name: 'label',
      parameters: {
        node: '$.node',
        namespace: '$.kubernetes.namespace_name',
        pod: '$.kubernetes.pod_name',
        container: '$.kubernetes.container_name',
      },
    },
  ],
});
