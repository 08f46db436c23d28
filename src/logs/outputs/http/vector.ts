import { CheckedHttp } from './check';
import { RETRIED } from './retried';
import { env } from '../../agents/program/variables';
import { network, Sink, timeAs, url } from '../../agents/vector/sink';

export const vector = ({ connection, path, headers, secretHeaders, proxy }: CheckedHttp): Sink => {
  const all = { ...headers, ...Object.fromEntries(secretHeaders.map(({ header, env: name }) => [header, env(name)])) };
  return {
    type: 'http',
    form: timeAs('time'),
    config: {
      uri: url(connection, path),
      method: 'post',
      ...network(connection),
      ...(proxy !== undefined && { proxy: { enabled: true, http: proxy, https: proxy } }),
      encoding: { codec: 'json' },
      framing: { method: 'newline_delimited' },
      ...(Object.keys(all).length > 0 && { request: { headers: all } }),
      retry_strategy: { type: 'custom', status_codes: RETRIED },
    },
  };
};
