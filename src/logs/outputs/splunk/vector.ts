import { CheckedSplunk } from './check';
import { env } from '../../agents/program/variables';
import { network, Sink, url } from '../../agents/vector/sink';

export const vector = ({ connection, token, event, gzip }: CheckedSplunk): Sink => ({
  type: 'splunk_hec_logs',
  form: [],
  config: {
    endpoint: url(connection),
    default_token: env(token.env),
    ...network({ ...connection, gzip }),
    ...event,
    host_key: 'node',
    encoding: { codec: 'json' },
  },
});
