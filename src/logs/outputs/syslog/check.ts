import { SyslogOutput } from './syslog';
import { Connection } from '../../pipeline';
import { OutputChecker } from '../output-checker';

/** The longest message. A line of any length would hold memory of its own. */
export const MAX_MESSAGE_BYTES = 65_536;

export interface CheckedSyslog {
  readonly kind: 'syslog';
  readonly connection: Connection;
  readonly protocol: 'tcp' | 'udp';
}

export function checkSyslog(
  { protocol = 'tcp', port, ...options }: SyslogOutput,
  checker: OutputChecker,
): CheckedSyslog {
  checker.oneOf(protocol, ['tcp', 'udp'], 'protocol');
  if (protocol === 'udp' && options.tls !== false) {
    checker.refuse('tls', "is true by default, and syslog by UDP is not encrypted; set tls: false, or protocol: 'tcp'");
  }
  return {
    kind: 'syslog',
    connection: checker.connection(options, port ?? (options.tls === false ? 514 : 6514)),
    protocol,
  };
}
