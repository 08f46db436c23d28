import { fromEnv, quoted, Raw, Section } from './syntax';
import { Connection, SecretValue, Tls } from '../../pipeline';

/** How an output is written: the body of its section, and what it takes around it. */
export interface Store {
  readonly parameters: NonNullable<Section['parameters']>;
  readonly sections?: readonly Section[];
  /** The plug-in that it takes, where not every variant of the official image has it: its gem, and the variant that has it, if any. */
  readonly plugin?: { readonly gem: string; readonly variant?: string };
  /** Filters of its own; with a list, even an empty one, it is in a label of its own. */
  readonly filters?: readonly Section[];
  readonly unbuffered?: true;
  /** What its buffer is sorted by, and parameters of its own. */
  readonly buffer?: { readonly keys?: string; readonly parameters?: Section['parameters'] };
}

export const url = ({ host, port, tls }: Connection, path = '') =>
  `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;

export function credentials({ username, password }: Connection, userKey: string): { [key: string]: Raw | undefined } {
  return { [userKey]: username && quoted(username), password: password && fromEnv(password.env) };
}

/** The time of a record as a field of it. */
export const TIME: Section = {
  name: 'filter',
  argument: '**',
  parameters: { '@type': 'record_modifier' },
  sections: [{ name: 'record', parameters: { time: "${Time.at(time.to_r).utc.strftime('%Y-%m-%dT%H:%M:%S.%6NZ')}" } }],
};

/** Files of a connection, each under the name that a plug-in has for it. */
export function tlsFiles(
  { caFile, certificateFile, keyFile }: Tls,
  [ca, certificate, key]: readonly [string, string, string],
): { [key: string]: Raw | undefined } {
  return {
    [ca]: caFile && quoted(caFile),
    [certificate]: certificateFile && quoted(certificateFile),
    [key]: keyFile && quoted(keyFile),
  };
}

/** Headers with the one for a credential alone, as one JSON text that the embedded Ruby completes. */
export const authorization = (scheme: string, { env }: SecretValue): string =>
  `"{\\"Authorization\\":#{('${scheme} ' + ENV['${env}']).to_json}}"`;
