import { parsePattern } from '../patterns/parse-pattern';
import { ParseFormat } from '../pipeline';
import { ParseStep } from './parse';

const REQUEST = '"(?P<method>[^ "]+) (?P<path>[^ "]*)(?: (?P<protocol>[^"]*))?"';
const QUOTED = (name: string) => `"(?P<${name}>(?:[^"\\\\]|\\\\.)*)"`;
const ANSWER = '(?P<code>\\d{3}) (?P<size>\\d+|-)';
const ACCESS_TIME = '\\[(?P<time>[^\\]]+)\\]';

/** Formats that are patterns, each as its documentation describes it. */
const PATTERNS = {
  klog: '(?s)^(?P<severity>[IWEF])(?P<month>\\d{2})(?P<day>\\d{2}) (?P<time>\\d{2}:\\d{2}:\\d{2}\\.\\d+) +(?P<thread>\\d+) (?P<file>[^ :\\]]+):(?P<line>\\d+)\\] (?P<text>.*)$',
  nginx: `^(?P<remote>[^ ]+) [^ ]+ (?P<user>[^ ]+) ${ACCESS_TIME} ${REQUEST} ${ANSWER} ${QUOTED('referer')} ${QUOTED('agent')}`,
  apache: `^(?P<remote>[^ ]+) (?P<identity>[^ ]+) (?P<user>[^ ]+) ${ACCESS_TIME} ${REQUEST} ${ANSWER}(?: ${QUOTED('referer')} ${QUOTED('agent')})?$`,
  rfc3164:
    '(?s)^(?:<(?P<priority>\\d{1,3})>)?(?P<time>[A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}) (?P<host>[^ ]+) (?P<ident>[^ :\\[]+)(?:\\[(?P<pid>\\d+)\\])?: ?(?P<text>.*)$',
  rfc5424:
    '(?s)^<(?P<priority>\\d{1,3})>1 (?P<time>[^ ]+) (?P<host>[^ ]+) (?P<ident>[^ ]+) (?P<pid>[^ ]+) (?P<messageId>[^ ]+) (?P<data>-|(?:\\[(?:[^\\]\\\\]|\\\\.)*\\])+)(?: (?P<text>.*))?$',
};

const pattern = (name: keyof typeof PATTERNS): ParseFormat => ({
  kind: 'regex',
  pattern: parsePattern(PATTERNS[name]),
});

/** The format of a parse step; the pattern of the user is for the caller. */
export function knownFormat(
  kind: Exclude<keyof ParseStep, 'when' | 'field' | 'onFailure' | 'regex'>,
  step: ParseStep,
): ParseFormat {
  switch (kind) {
    case 'json':
    case 'logfmt':
      return { kind };
    case 'syslog':
      return pattern(step.syslog!.form ?? 'rfc3164');
    default:
      return pattern(kind);
  }
}

/** What a redact step looks for by name. */
export const REDACTED_KINDS: { readonly [kind: string]: readonly string[] } = {
  email: ['[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+'],
  cardNumber: ['\\b\\d(?:[ -]?\\d){12,18}\\b'],
  bearerToken: ['(?i)\\bbearer +[A-Za-z0-9._~+/=-]+'],
  ipAddress: [
    '\\b(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\\b',
    '\\b(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}\\b',
    '\\b(?:[0-9A-Fa-f]{1,4}:){1,7}:',
    '::[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}\\b',
    '\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b',
  ],
};
