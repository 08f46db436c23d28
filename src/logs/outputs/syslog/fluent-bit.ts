import { CheckedSyslog, MAX_MESSAGE_BYTES } from './check';
import { network, Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ connection, protocol }: CheckedSyslog): Plugin => ({
  name: 'syslog',
  ...network(connection),
  mode: connection.tls ? 'tls' : protocol,
  syslog_maxsize: MAX_MESSAGE_BYTES,
  syslog_hostname_key: 'node',
  syslog_appname_preset: 'kubernetes',
  syslog_sd_key: 'kubernetes',
  syslog_message_key: 'message',
});
