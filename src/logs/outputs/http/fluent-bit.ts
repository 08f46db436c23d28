import { CheckedHttp } from './check';
import { JSON_LINES, network, Plugin } from '../../agents/fluent-bit/plugin';

export function fluentBit({ connection, path, headers, authorization }: CheckedHttp): Plugin {
  const all = [
    ...Object.entries(headers).map(([name, value]) => `${name} ${value}`),
    ...(authorization ? [`Authorization \${${authorization.env}}`] : []),
  ];
  return { name: 'http', ...network(connection), uri: path, ...JSON_LINES, ...(all.length && { header: all }) };
}
