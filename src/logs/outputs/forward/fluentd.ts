import { CheckedForward } from './check';
import { Store, tlsFiles } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

export function fluentd({ connection, sharedKey }: CheckedForward): Store {
  const { host, port, tls } = connection;
  return {
    parameters: {
      '@type': 'forward',
      transport: tls ? 'tls' : 'tcp',
      tls_verify_hostname: tls ? true : undefined,
      ...tlsFiles(connection, ['tls_cert_path', 'tls_client_cert_path', 'tls_client_private_key_path']),
    },
    sections: [
      { name: 'server', parameters: { host: quoted(host), port } },
      ...(sharedKey
        ? [
            {
              name: 'security',
              parameters: { self_hostname: fromEnv('K8S_NODE_NAME'), shared_key: fromEnv(sharedKey.env) },
            },
          ]
        : []),
    ],
  };
}
