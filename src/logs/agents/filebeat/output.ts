import { Connection, Tls } from '../../pipeline';
import { env } from '../program/variables';

/** How Filebeat writes an output. */
export interface Output {
  readonly type: string;
  readonly config: object;
  /** Settings beside the output. */
  readonly beside?: object;
}

export const url = ({ host, port, tls }: Connection, path = ''): string =>
  `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;

/** How the server is known, and how Filebeat makes itself known to it. */
export const network = ({ gzip, username, password, ...connection }: Connection): object => ({
  ...ssl(connection),
  ...(gzip !== undefined && { compression_level: gzip ? 5 : 0 }),
  ...(username !== undefined && { username, password: env(password!.env) }),
});

export function ssl({ caFile, certificateFile, keyFile }: Tls): object {
  const files = {
    ...(caFile !== undefined && { certificate_authorities: [caFile] }),
    ...(certificateFile !== undefined && { certificate: certificateFile, key: keyFile }),
  };
  return Object.keys(files).length ? { ssl: files } : {};
}
