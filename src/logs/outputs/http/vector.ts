import { CheckedHttp } from './check';
import { RETRIED } from './retried';
import { env } from '../../agents/program/variables';
import { network, Sink, timeAs, url } from '../../agents/vector/sink';

export const vector = ({ connection, path, headers, authorization }: CheckedHttp): Sink => {
  const all = { ...headers, ...(authorization && { Authorization: env(authorization.env) }) };
  return {
    type: 'http',
    form: timeAs('time'),
    config: {
      uri: url(connection, path),
      method: 'post',
      ...network(connection),
      encoding: { codec: 'json' },
      framing: { method: 'newline_delimited' },
      ...(Object.keys(all).length > 0 && { request: { headers: all } }),
      retry_strategy: { type: 'custom', status_codes: RETRIED },
    },
  };
};
