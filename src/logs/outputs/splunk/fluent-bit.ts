import { CheckedSplunk } from './check';
import { fromEnv, network, Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ connection, token, event, gzip }: CheckedSplunk): Plugin => ({
  name: 'splunk',
  ...network({ ...connection, gzip }),
  splunk_token: fromEnv(token.env),
  event_host: '${NODE_NAME}',
  ...Object.fromEntries(Object.entries(event).map(([name, value]) => [`event_${name}`, value])),
});
