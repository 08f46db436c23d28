import { Connection, Tls } from '../../pipeline';
import { env } from '../program/variables';

/** How Vector writes an output. */
export interface Sink {
  readonly type: string;
  /** Its settings but inputs, buffer and acknowledgements. */
  readonly config: object;
  /** How it sends again for so many seconds, or without an end, where its settings for that are not those of the others. */
  readonly retries?: (seconds: number | undefined) => object;
  /** Statements of VRL that bring the record into the form in which it is sent. */
  readonly form: readonly string[];
}

const TIME = '"%Y-%m-%dT%H:%M:%S%.6fZ"';

/** The time of the record as a field of it, in microseconds. */
export const timeAs = (field: string): string[] => [
  `.${field} = format_timestamp!(.timestamp, format: ${TIME})`,
  'del(.timestamp)',
];

export const url = ({ host, port, tls }: Connection, path = ''): string =>
  `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;

/** How the server is known, and how Vector makes itself known to it. */
export const network = ({ gzip, username, password, ...connection }: Connection): object => ({
  ...(Object.keys(tlsFiles(connection)).length > 0 && { tls: tlsFiles(connection) }),
  ...(gzip !== undefined && { compression: gzip ? 'gzip' : 'none' }),
  ...(username !== undefined && { auth: { strategy: 'basic', user: username, password: env(password!.env) } }),
});

export const tlsFiles = ({ caFile, certificateFile, keyFile }: Tls): object => ({
  ...(caFile !== undefined && { ca_file: caFile }),
  ...(certificateFile !== undefined && { crt_file: certificateFile, key_file: keyFile }),
});
