import { CheckedKafka, MAX_MESSAGE_BYTES } from './check';
import { ownValue } from '../../../model/own-value';
import { Store, TIME, tlsFiles } from '../../agents/fluentd/store';
import { fromEnv, list, quoted } from '../../agents/fluentd/syntax';

export function fluentd({ brokers, topic, tls, user, compression }: CheckedKafka): Store {
  return {
    plugin: { gem: 'fluent-plugin-kafka', variant: 'kafka2' },
    filters: [TIME],
    parameters: {
      '@type': 'kafka2',
      brokers: list(brokers),
      topic: quoted(topic),
      required_acks: -1,
      use_event_time: true,
      // a longer record would be refused together with its chunk, again and again
      max_send_limit_bytes: MAX_MESSAGE_BYTES,
      compression_codec: compression === 'none' ? undefined : compression,
      ...tlsFiles(tls, ['ssl_ca_cert', 'ssl_client_cert', 'ssl_client_cert_key']),
      ssl_ca_certs_from_system: tls.tls && !tls.caFile ? true : undefined,
      ...(user && {
        username: quoted(user.username),
        password: fromEnv(user.password.env),
        scram_mechanism: ownValue({ 'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-512': 'sha512' }, user.mechanism),
        sasl_over_ssl: tls.tls,
      }),
    },
    sections: [{ name: 'format', parameters: { '@type': 'json' } }],
    buffer: { keys: '[]' },
  };
}
