import { CheckedForward } from './check';
import { Store } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

export function fluentd({ connection, sharedKey }: CheckedForward): Store {
  const { host, port, tls, caFile } = connection;
  return {
    parameters: {
      '@type': 'forward',
      transport: tls ? 'tls' : 'tcp',
      tls_verify_hostname: tls ? true : undefined,
      tls_cert_path: caFile && quoted(caFile),
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
