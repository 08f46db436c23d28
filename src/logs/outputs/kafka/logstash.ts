import { CheckedKafka } from './check';
import { Codec, fromEnv, Plugin } from '../../agents/logstash/plugin';

const LOGIN = {
  PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule',
  SCRAM: 'org.apache.kafka.common.security.scram.ScramLoginModule',
};

/** A message in JSON for each record, with its time as `@timestamp`. */
export const logstash = ({ brokers, topic, tls, user, compression }: CheckedKafka): Plugin => ({
  name: 'kafka',
  settings: {
    bootstrap_servers: brokers.join(','),
    topic_id: topic,
    codec: new Codec({ name: 'json', settings: {} }),
    acks: 'all',
    compression_type: compression,
    security_protocol: `${user ? 'SASL_' : ''}${tls.tls ? 'SSL' : 'PLAINTEXT'}`,
    ssl_truststore_type: tls.caFile && 'PEM',
    ssl_truststore_location: tls.caFile,
    sasl_mechanism: user?.mechanism,
    sasl_jaas_config:
      user &&
      `${LOGIN[user.mechanism === 'PLAIN' ? 'PLAIN' : 'SCRAM']} required username='${user.username}' password='${fromEnv(user.password.env)}';`,
  },
});
