import { CheckedLoki } from './check';
import { fromEnv, network, Plugin } from '../../agents/fluent-bit/plugin';

const label = (field: string) => `$kubernetes['${field}']`;

export const fluentBit = ({ connection, tenant, labels, bearerToken }: CheckedLoki): Plugin => ({
  name: 'loki',
  ...network(connection),
  ...(tenant && { tenant_id: tenant }),
  ...(bearerToken && { bearer_token: fromEnv(bearerToken.env) }),
  labels: [
    'node=${NODE_NAME}',
    `namespace=${label('namespace_name')}`,
    `pod=${label('pod_name')}`,
    `container=${label('container_name')}`,
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
  ].join(', '),
  line_format: 'json',
});
