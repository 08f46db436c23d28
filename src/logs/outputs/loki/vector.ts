import { CheckedLoki } from './check';
import { env } from '../../agents/program/variables';
import { network, Sink, timeAs, url } from '../../agents/vector/sink';

const NAMES = { namespace: 'namespace_name', pod: 'pod_name', container: 'container_name' };

export const vector = ({ connection, tenant, labels, bearerToken }: CheckedLoki): Sink => ({
  type: 'loki',
  // Loki has the time of a record beside it
  form: [
    'names = { "node": .node }',
    ...Object.entries(NAMES).map(
      ([label, name]) => `if is_string(.kubernetes.${name}) { names.${label} = .kubernetes.${name} }`,
    ),
    '.labels = names',
    'time = .timestamp',
    ...timeAs('time'),
    '.timestamp = time',
  ],
  config: {
    endpoint: url(connection),
    ...network(connection),
    ...(bearerToken && { auth: { strategy: 'bearer', token: env(bearerToken.env) } }),
    ...(tenant !== undefined && { tenant_id: tenant }),
    // all that the record has of them; a label without a field would drop the record
    labels: { '*': '{{ labels }}', ...labels },
    remove_timestamp: true,
    encoding: { codec: 'json', except_fields: ['labels'] },
    // the values are names of Kubernetes, which lead nowhere
    dangerously_allow_unconfined_template_resolution: true,
  },
});
