import { Connection, Tls } from '../../pipeline';

/** A plugin with its properties, as an entry of a list in YAML. */
export type Plugin = { readonly [property: string]: string | number | readonly string[] | Processors };

/** What is done to the records of one plugin alone. */
interface Processors {
  readonly logs: readonly Plugin[];
}

export const onOff = (value: boolean) => (value ? 'on' : 'off');

const CONNECTIONS = 4;

/** About an hour at up to 10 seconds each. */
export const TRIES_OF_AN_HOUR = 600;

export function network({ host, port, gzip, username, password, ...connection }: Connection): Plugin {
  return {
    host,
    port,
    // after an outage everything is due at once, and each request holds its text in memory
    'net.max_worker_connections': CONNECTIONS,
    ...encryption(connection),
    ...(gzip && { compress: 'gzip' }),
    ...(username && { http_user: username }),
    ...(password && { http_passwd: fromEnv(password.env) }),
  };
}

export const encryption = ({ tls, caFile, certificateFile, keyFile }: Tls): Plugin => ({
  tls: onOff(tls),
  ...(tls && { 'tls.verify': 'on' }),
  ...(caFile && { 'tls.ca_file': caFile }),
  ...(certificateFile && { 'tls.crt_file': certificateFile }),
  ...(keyFile && { 'tls.key_file': keyFile }),
});

/** The value of an environment variable. */
export const fromEnv = (name: string): string => `\${${name}}`;

export const JSON_LINES: Plugin = { format: 'json_lines', json_date_key: 'time', json_date_format: 'iso8601' };
