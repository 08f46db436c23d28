import { STORAGE } from './receivers/receiver';
import { LogDelivery } from '../../outputs/delivery';
import { Connection, Tls } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { env } from '../program/variables';

/** What the body of a record is when it leaves. */
export type Form =
  /** The record as an object. */
  | 'document'
  /** The record as a text in JSON. */
  | 'json'
  /** The line; all else is in attributes and resource, by OpenTelemetry's names. */
  | 'line'
  /** Attributes that the exporter of syslog makes a message of. */
  | 'syslog';

/** How the collector writes an output. */
export interface Exporter {
  readonly type: string;
  /** Its settings, those of authentication among them. */
  readonly config: (authentication: object) => object;
  readonly form: Form;
  /** Attributes of the resource. */
  readonly resource?: { readonly [name: string]: string };
  /** Attributes of each record. */
  readonly attributes?: { readonly [name: string]: string };
  /** An extension that the exporter names as its authenticator. */
  readonly authenticator?: { readonly type: string; readonly config: object };
  /** How it sends again for so many seconds, 0 for without an end, where its settings for that are not those of the others. */
  readonly retries?: (seconds: number) => object;
  /** Statements about the scope of the records. */
  readonly scope?: readonly string[];
  /** How long records are gathered for one request; a second if left out. */
  readonly flushSeconds?: number;
  /** Has no queue of its own, since it writes at once. */
  readonly unbuffered?: true;
}

const MEBIBYTE = 2 ** 20;

export function url({ host, port, tls }: Connection, path = ''): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}${path}`;
}

export const tls = ({ tls: encrypted, caFile, certificateFile, keyFile }: Tls): { readonly tls: object } =>
  encrypted
    ? {
        tls: {
          ...(caFile && { ca_file: caFile }),
          ...(certificateFile && { cert_file: certificateFile, key_file: keyFile }),
        },
      }
    : { tls: { insecure: true } };

/** Requests are compressed unless the user says otherwise. */
export const compression = ({ gzip }: Connection): object =>
  gzip === undefined ? {} : { compression: gzip ? 'gzip' : 'none' };

/** Basic authentication, where there is a user. */
export function authentication({ username, password }: Connection): Pick<Exporter, 'authenticator'> {
  if (username === undefined) return {};
  return {
    authenticator: { type: 'basicauth', config: { client_auth: { username, password: env(password!.env) } } },
  };
}

/** What waits to be sent, and how it is sent again. */
export function queue(
  { stateFolder, diskBuffer, memory, outputs }: AgentTask,
  { retrySeconds = 0, batchBytes = 2 * MEBIBYTE }: LogDelivery,
  { flushSeconds = 1, retries }: Exporter,
): object {
  const size = Math.max(2 * MEBIBYTE, Math.floor((stateFolder ? diskBuffer : memory / 4) / outputs.length));
  return {
    sending_queue: {
      ...(stateFolder && { storage: STORAGE }),
      sizer: 'bytes',
      queue_size: size,
      // reading stops until there is room
      block_on_overflow: true,
      num_consumers: 4,
      batch: {
        flush_timeout: `${flushSeconds}s`,
        min_size: Math.min(flushSeconds > 1 ? batchBytes : MEBIBYTE / 2, batchBytes),
        max_size: batchBytes,
      },
    },
    ...(retries?.(retrySeconds) ?? {
      retry_on_failure: { initial_interval: '1s', max_interval: '10s', max_elapsed_time: `${retrySeconds}s` },
    }),
  };
}
