import { CheckedKafka, MAX_MESSAGE_BYTES } from './check';
import { Exporter, tls as encryption } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export const openTelemetryCollector = ({ brokers, topic, tls, user, compression }: CheckedKafka): Exporter => ({
  type: 'kafka',
  form: 'document',
  config: () => ({
    brokers,
    // a message for each record, which is its body in JSON
    logs: { topic, encoding: 'raw' },
    ...(tls.tls && encryption(tls)),
    ...(user && {
      auth: {
        sasl: { mechanism: user.mechanism, username: user.username, password: env(user.password.env) },
      },
    }),
    producer: { required_acks: -1, compression, max_message_bytes: MAX_MESSAGE_BYTES },
  }),
});
