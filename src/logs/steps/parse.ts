import { ConditionalStep } from './conditional';

/**
 * Takes a text apart into parsed fields, which are kept below the key `parsed` of the record: they never meet fields of the record itself, nor those of
 * another step that parsed nothing. Exactly one format is set.
 */
export interface ParseStep extends ConditionalStep {
  /**
   * The text is a JSON object.
   *
   * @default - not this format
   */
  readonly json?: JsonFormat;

  /**
   * The text is `key=value` pairs with blanks between them; a value with blanks is in double quotes, in which a backslash stands before a quote or
   * backslash. All values are texts.
   *
   * @default - not this format
   */
  readonly logfmt?: LogfmtFormat;

  /**
   * The text matches a regular expression with named groups.
   *
   * @default - not this format
   */
  readonly regex?: RegexFormat;

  /**
   * The text is a line of klog, as components of Kubernetes write it: `severity` (`I`, `W`, `E`, `F`), `month`, `day`, `time`, `thread`, `file`, `line`
   * and `text`.
   *
   * @default - not this format
   */
  readonly klog?: KlogFormat;

  /**
   * The text is a line of an access log of NGINX in its format `combined`: `remote`, `user`, `time`, `method`, `path`, `protocol`, `code`, `size`,
   * `referer` and `agent`.
   *
   * @default - not this format
   */
  readonly nginx?: NginxFormat;

  /**
   * The text is a line of an access log of Apache in its format `common` or `combined`: `remote`, `identity`, `user`, `time`, `method`, `path`,
   * `protocol`, `code`, `size`, `referer` and `agent`.
   *
   * @default - not this format
   */
  readonly apache?: ApacheFormat;

  /**
   * The text is a message of syslog: `priority`, `time`, `host`, `ident`, `pid` and `text`, and with RFC 5424 `messageId` and `data` as well.
   *
   * @default - not this format
   */
  readonly syslog?: SyslogFormat;

  /**
   * The field that is parsed.
   *
   * @default 'message'
   */
  readonly field?: string;

  /**
   * What becomes of a record whose text is not in this format: `keep` leaves it as it is, without parsed fields (`{ field: 'parsed', exists: false }` finds
   * it), `drop` drops it.
   *
   * @default 'keep'
   */
  readonly onFailure?: 'keep' | 'drop';
}

/**
 * JSON; nothing to set.
 */
export interface JsonFormat {}

/**
 * Pairs of keys and values; nothing to set.
 */
export interface LogfmtFormat {}

/**
 * A regular expression with named groups.
 */
export interface RegexFormat {
  /**
   * The pattern, with at least one named group: `(?P<name>...)`. It may be found anywhere in the text. A group that takes no part gives no field.
   *
   * @see https://github.com/google/re2/wiki/Syntax
   */
  readonly pattern: string;
}

/**
 * Lines of klog; nothing to set.
 *
 * @see https://github.com/kubernetes/klog
 */
export interface KlogFormat {}

/**
 * The access log of NGINX; nothing to set.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_log_module.html
 */
export interface NginxFormat {}

/**
 * The access log of Apache; nothing to set.
 *
 * @see https://httpd.apache.org/docs/current/logs.html#accesslog
 */
export interface ApacheFormat {}

/**
 * Messages of syslog.
 */
export interface SyslogFormat {
  /**
   * The form of the message: `rfc3164`, as traditional programs write, or `rfc5424`.
   *
   * @default 'rfc3164'
   */
  readonly form?: 'rfc3164' | 'rfc5424';
}
