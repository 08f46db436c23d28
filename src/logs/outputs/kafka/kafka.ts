import { SecretKeySelector } from '../../../model/generated/structs';
import { TlsOutput } from '../network';

/**
 * A user of Kafka, as SASL knows one.
 */
export interface KafkaUser {
  /**
   * How the password is shown: `PLAIN`, `SCRAM-SHA-256` or `SCRAM-SHA-512`.
   *
   * @default 'SCRAM-SHA-512'
   */
  readonly mechanism?: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';

  /**
   * Name of the user.
   */
  readonly username: string;

  /**
   * The password, from a Secret of the same namespace.
   */
  readonly password: SecretKeySelector;
}

/**
 * Apache Kafka, or what speaks its protocol, such as Redpanda, Azure Event Hubs and Amazon MSK with a user. A record is a message in JSON, with its time
 * as the field `time`.
 */
export interface KafkaOutput extends TlsOutput {
  /**
   * Brokers to begin with, each `<host>:<port>`. At least one.
   */
  readonly brokers: string[];

  /**
   * The topic, which has to exist unless brokers create topics.
   */
  readonly topic: string;

  /**
   * Who the collector is to the brokers.
   *
   * @default - nobody, but for what `clientCertificate` says
   */
  readonly user?: KafkaUser;

  /**
   * How messages are compressed: `none`, `gzip`, `snappy`, `lz4` or `zstd`. The official image of Fluentd has no gem for `lz4`.
   *
   * @default 'none'
   */
  readonly compression?: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
}
