import { CheckedForward } from './check';
import { network, Plugin } from '../../agents/fluent-bit/plugin';

export function fluentBit({ connection, sharedKey }: CheckedForward): Plugin {
  const { username: _u, password: _p, ...withoutUser } = connection;
  return {
    name: 'forward',
    ...network(withoutUser),
    // Fluentd skips every event that comes with metadata
    retain_metadata_in_forward_mode: 'off',
    require_ack_response: 'on',
    ...(sharedKey && { shared_key: `\${${sharedKey.env}}`, self_hostname: '${NODE_NAME}' }),
  };
}
