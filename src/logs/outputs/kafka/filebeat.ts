import { CheckedKafka, MAX_MESSAGE_BYTES } from './check';
import { Output, ssl } from '../../agents/filebeat/output';
import { env } from '../../agents/program/variables';

/** A message in JSON for each record, with its time as `@timestamp`. */
export const filebeat = ({ brokers, topic, tls, user, compression }: CheckedKafka): Output => ({
  type: 'kafka',
  config: {
    hosts: brokers,
    topic,
    codec: { json: { escape_html: false } },
    required_acks: -1,
    compression,
    max_message_bytes: MAX_MESSAGE_BYTES,
    ...(tls.tls && { ssl: { enabled: true, ...(ssl(tls) as { ssl?: object }).ssl } }),
    ...(user && {
      username: user.username,
      password: env(user.password.env),
      sasl: { mechanism: user.mechanism },
    }),
  },
});
