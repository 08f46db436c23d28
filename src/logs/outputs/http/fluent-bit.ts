import { CheckedHttp } from './check';
import { Cannot } from '../../abilities/ability';
import { fromEnv, JSON_LINES, network, Plugin } from '../../agents/fluent-bit/plugin';

/** Headers as a property of plugins that has them. */
export function requestHeaders({ headers, secretHeaders }: Pick<CheckedHttp, 'headers' | 'secretHeaders'>): Plugin {
  const all = [
    ...Object.entries(headers).map(([name, value]) => `${name} ${value}`),
    ...secretHeaders.map(({ header, env }) => `${header} ${fromEnv(env)}`),
  ];
  return all.length ? { header: all } : {};
}

export const fluentBit = (output: CheckedHttp): Plugin => ({
  name: 'http',
  ...network(output.connection),
  uri: output.path,
  ...JSON_LINES,
  ...requestHeaders(output),
});

export const NO_PROXY: Cannot = {
  why: 'has a proxy for servers without TLS alone (the variable HTTP_PROXY is for all)',
  source: 'https://docs.fluentbit.io/manual/administration/http-proxy',
};
