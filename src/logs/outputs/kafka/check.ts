import { KafkaOutput } from './kafka';
import { SecretValue, Tls } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const BROKER = /^(.+):(\d+)$/;
const TOPIC = /^[A-Za-z0-9._-]{1,249}$/;
const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

/** What a broker takes unless it is told otherwise, less what a batch adds. A longer record would be refused for good. */
export const MAX_MESSAGE_BYTES = 1_000_000;

export interface CheckedKafka {
  readonly kind: 'kafka';
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly tls: Tls;
  readonly user?: { readonly mechanism: string; readonly username: string; readonly password: SecretValue };
  readonly compression: string;
}

export function checkKafka(
  { brokers, topic, user, compression = 'none', ...tls }: KafkaOutput,
  checker: OutputChecker,
): CheckedKafka {
  if (!brokers?.length) checker.refuse('brokers', 'is empty; give at least one, such as kafka.example.com:9092');
  for (const [index, broker] of brokers.entries()) {
    const [, host, port] = BROKER.exec(broker) ?? [];
    if (!host) {
      checker.refuse(`brokers[${index}]`, `is '${broker}'; give host and port, such as kafka.example.com:9092`);
    }
    checker.host(host.replace(/^\[(.*)\]$/, '$1'), `brokers[${index}]`);
    checker.port(Number(port), `brokers[${index}]`);
  }
  checker.oneOf(compression, CODECS, 'compression');
  checker.oneOf(user?.mechanism, MECHANISMS, 'user.mechanism');
  return {
    kind: 'kafka',
    brokers,
    topic: checker.name(topic, 'topic', TOPIC, "up to 249 letters, digits, '.', '_' and '-'"),
    tls: checker.tls(tls),
    ...(user && {
      user: {
        mechanism: user.mechanism ?? 'SCRAM-SHA-512',
        username: checker.text(user.username, 'user.username'),
        password: checker.secret(user.password, 'user.password', 'PASSWORD')!,
      },
    }),
    compression,
  };
}
