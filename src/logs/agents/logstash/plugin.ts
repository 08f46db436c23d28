import { Connection } from '../../pipeline';

/*
 * The configuration language of Logstash: https://www.elastic.co/docs/reference/logstash/configuration-file-structure
 */

export type Setting = string | number | boolean | Codec | readonly Setting[] | { readonly [key: string]: Setting };

/** A plugin with its settings. */
export interface Plugin {
  readonly name: string;
  readonly settings: { readonly [name: string]: Setting | undefined };
}

/** A codec, which is a plugin within one. */
export class Codec {
  constructor(public readonly plugin: Plugin) {}
}

/** A text between quotes that it does not hold itself; there are no escapes. */
function quoted(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  if (!value.includes("'")) return `'${value}'`;
  throw new Error(`'${value}' has quotes of both kinds, between which Logstash has no way to write it`);
}

function written(value: Setting): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof Codec) {
    return renderPlugin(value.plugin)
      .map((line) => line.trim())
      .join(' ');
  }
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  return `{ ${Object.entries(value as { readonly [key: string]: Setting })
    .map(([key, each]) => `${quoted(key)} => ${written(each)}`)
    .join(' ')} }`;
}

export function renderPlugin({ name, settings }: Plugin): string[] {
  const lines = Object.entries(settings).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key} => ${written(value)}`],
  );
  return lines.length ? [`${name} {`, ...lines, '}'] : [`${name} { }`];
}

export const url = ({ host, port, tls }: Connection, path = ''): string =>
  `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;

/** An environment variable. */
export const fromEnv = (name: string): string => `\${${name}}`;
