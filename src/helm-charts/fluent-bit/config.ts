import { createHash } from 'crypto';
import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { ChartNames, ChartValues } from '../chart';
import { defaultService } from './defaults';
import { text } from '../values';

/** A ConfigMap of the chart, and the hash of its text that the chart puts on the pods. */
export interface HashedConfig {
  readonly object: JsonObject;
  readonly hash: string;
}

/** The text of a template up to the data, byte for byte. */
function header(name: string, namespace: string, labels: JsonObject): string {
  return [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    '  labels:',
    // the chart quotes the version alone
    ...Object.entries(labels).map(([key, value]) => `    ${key}: ${/version$/.test(key) ? `"${value}"` : value}`),
    'data:',
  ].join('\n');
}

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** `nindent 4`. */
const indented = (value: string): string => `\n${value}`.replaceAll('\n', '\n    ');

/** What a block scalar keeps of lines indented alike: one line break at the end, and nothing of empty lines alone. */
function kept(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\n') end -= 1;
  return end === 0 ? '' : `${value.slice(0, end)}\n`;
}

export function configuration(values: ChartValues, names: ChartNames, labels: JsonObject): HashedConfig {
  const { config } = values;
  const parts = [config.service ?? defaultService(values), config.inputs, config.filters, config.outputs].map(text);
  const files: [string, string, string][] = [
    ['custom_parsers.conf', text(config.customParsers), indented(text(config.customParsers))],
    ['fluent-bit.conf', parts.join('\n'), parts.map(indented).join('')],
    ...[config.upstream, config.extraFiles].flatMap((more: ChartValues | undefined) =>
      Object.keys(more ?? {})
        .sort()
        .map((key): [string, string, string] => [key, text(ownValue(more, key)), indented(text(ownValue(more, key)))]),
    ),
  ];
  const { fullName: name, namespace } = names;
  return {
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels },
      data: Object.fromEntries(files.map(([key, content]) => [key, kept(content)])),
    },
    // a ConfigMap of the user's is not hashed: the template is empty then
    hash: sha256(
      values.existingConfigMap
        ? ''
        : header(name, namespace, labels) + files.map(([key, , written]) => `\n  ${key}: |${written}`).join(''),
    ),
  };
}

export function luaScripts(values: ChartValues, names: ChartNames, labels: JsonObject): HashedConfig {
  const name = `${names.fullName}-luascripts`;
  const { namespace } = names;
  const scripts = Object.keys(values.luaScripts ?? {})
    .sort()
    .map((key) => [key, text(ownValue(values.luaScripts, key))] as const);
  const written = scripts.map(([key, script]) => `\n  ${key}: ${JSON.stringify(script)}\n  `).join('');
  return {
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels },
      ...(scripts.length && { data: Object.fromEntries(scripts) }),
    },
    hash: sha256(`${header(name, namespace, labels)}\n  ${written}`),
  };
}
