import { Connection } from '../../pipeline';
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
export const network = ({ caFile, username, password }: Connection): object => ({
  ...(caFile !== undefined && { ssl: { certificate_authorities: [caFile] } }),
  ...(username !== undefined && { username, password: env(password!.env) }),
});
