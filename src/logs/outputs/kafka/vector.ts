import { CheckedKafka } from './check';
import { env } from '../../agents/program/variables';
import { Sink, timeAs, tlsFiles } from '../../agents/vector/sink';

export const vector = ({ brokers, topic, tls, user, compression }: CheckedKafka): Sink => ({
  type: 'kafka',
  form: timeAs('time'),
  // a message that takes longer is dropped, after five minutes unless this says otherwise
  retries: (seconds = 0) => ({ message_timeout_ms: seconds * 1000 }),
  config: {
    bootstrap_servers: brokers.join(','),
    topic,
    encoding: { codec: 'json' },
    compression,
    ...(tls.tls && { tls: { enabled: true, ...tlsFiles(tls) } }),
    ...(user && {
      sasl: { enabled: true, mechanism: user.mechanism, username: user.username, password: env(user.password.env) },
    }),
  },
});
