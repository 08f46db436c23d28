import { CheckedKafka, MAX_MESSAGE_BYTES } from './check';
import { fromEnv, Plugin } from '../../agents/fluent-bit/plugin';

const protocolOf = ({ tls: { tls }, user }: CheckedKafka) => `${user ? 'sasl_' : ''}${tls ? 'ssl' : 'plaintext'}`;

export function fluentBit(output: CheckedKafka): Plugin {
  const { brokers, topic, tls, user, compression } = output;
  return {
    name: 'kafka',
    brokers: brokers.join(','),
    topics: topic,
    format: 'json',
    timestamp_key: 'time',
    timestamp_format: 'iso8601',
    // what its library holds is taken for sent, so it holds little, keeps it until brokers take it, and is waited for
    queue_full_retries: 0,
    'rdkafka.queue.buffering.max.messages': 5000,
    'rdkafka.queue.buffering.max.kbytes': 8192,
    'rdkafka.message.timeout.ms': 0,
    // a record that is too long is refused by the broker alone, and not with all that are sent with it
    'rdkafka.message.max.bytes': 10 * MAX_MESSAGE_BYTES,
    'rdkafka.batch.size': MAX_MESSAGE_BYTES,
    'rdkafka.security.protocol': protocolOf(output),
    ...(tls.caFile && { 'rdkafka.ssl.ca.location': tls.caFile }),
    ...(tls.certificateFile && { 'rdkafka.ssl.certificate.location': tls.certificateFile }),
    ...(tls.keyFile && { 'rdkafka.ssl.key.location': tls.keyFile }),
    ...(user && {
      'rdkafka.sasl.mechanism': user.mechanism,
      'rdkafka.sasl.username': user.username,
      'rdkafka.sasl.password': fromEnv(user.password.env),
    }),
    ...(compression !== 'none' && { 'rdkafka.compression.codec': compression }),
  };
}
