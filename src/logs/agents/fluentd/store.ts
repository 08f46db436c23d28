import { fromEnv, quoted, Raw, Section } from './syntax';
import { Connection } from '../../pipeline';

/** How an output is written: the body of its section, and what it takes around it. */
export interface Store {
  readonly parameters: NonNullable<Section['parameters']>;
  readonly sections?: readonly Section[];
  /** The variant of the official image that has its plugin; undefined where every variant has it, null where none has. */
  readonly plugin?: string | null;
  /** Filters of its own; with a list, even an empty one, it is in a label of its own. */
  readonly filters?: readonly Section[];
  readonly unbuffered?: true;
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
