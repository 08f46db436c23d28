import { Exporter } from './exporter';
import { Processor } from './steps/operations';
import { literal } from './steps/ottl';
import { env } from '../program/variables';

/** In microseconds, all six digits of them. */
const TIME =
  'set(log.attributes["time"], Concat([FormatTime(log.time, "%Y-%m-%dT%H:%M:%S"), ".", ' +
  'Substring(String(1000000000 + Nanosecond(log.time)), 1, 6), "Z"], ""))';

/** Words of severity, and the numbers that OpenTelemetry gives them. */
const SEVERITIES: { readonly [word: string]: string } = {
  trace: 'SEVERITY_NUMBER_TRACE',
  debug: 'SEVERITY_NUMBER_DEBUG',
  info: 'SEVERITY_NUMBER_INFO',
  warn: 'SEVERITY_NUMBER_WARN',
  error: 'SEVERITY_NUMBER_ERROR',
  fatal: 'SEVERITY_NUMBER_FATAL',
};

const LINE = [
  'set(log.body, log.attributes["message"])',
  'delete_key(log.attributes, "message")',
  ...Object.entries(SEVERITIES).map(
    ([word, number]) => `set(log.severity_number, ${number}) where log.attributes["severity"] == "${word}"`,
  ),
  'set(log.severity_text, log.attributes["severity"]) where log.attributes["severity"] != nil',
  ...['node', 'kubernetes', 'severity'].map((name) => `delete_key(log.attributes, "${name}")`),
  'set(log.attributes["log.iostream"], log.attributes["stream"]) where log.attributes["stream"] != nil',
  'delete_key(log.attributes, "stream")',
];

/** Severity `info` of the facility `user`. */
const PRIORITY = 14;

const SYSLOG = [
  'set(log.attributes["hostname"], log.attributes["node"])',
  'set(log.attributes["appname"], "kubernetes")',
  `set(log.attributes["priority"], ${PRIORITY})`,
  'set(log.attributes["structured_data"]["kubernetes"], log.attributes["kubernetes"]) where log.attributes["kubernetes"] != nil',
  'keep_keys(log.attributes, ["message", "hostname", "appname", "priority", "structured_data"])',
];

const WHOLE = ['keep_keys(log.attributes, [])'];
// labels and annotations have been there for their way from the API server; a document has them as objects
const BARE = ['keep_keys(resource.attributes, [])'];

const FORMS: { readonly [form in Exporter['form']]: { readonly log: string[]; readonly resource: string[] } } = {
  line: { log: LINE, resource: [`set(resource.attributes["k8s.node.name"], "${env('NODE_NAME')}")`] },
  document: { log: [TIME, 'set(log.body, log.attributes)', ...WHOLE], resource: BARE },
  syslog: { log: SYSLOG, resource: BARE },
  json: { log: [TIME, 'set(log.body, String(log.attributes))', ...WHOLE], resource: BARE },
};

/** Makes of a record what an exporter sends. A resource has many records, so it is changed once all of them are. */
export function formProcessor({ form, resource: given = {}, attributes = {}, scope = [] }: Exporter): Processor {
  const { log, resource } = FORMS[form];
  const set = (of: 'resource' | 'log', values: { readonly [name: string]: string }) =>
    Object.entries(values).map(([name, value]) => `set(${of}.attributes[${literal(name)}], ${literal(value)})`);
  return {
    type: 'transform',
    config: {
      error_mode: 'silent',
      log_statements: [
        { context: 'log', statements: [...log, ...set('log', attributes)] },
        ...(scope.length ? [{ context: 'scope', statements: scope }] : []),
        { context: 'resource', statements: [...resource, ...set('resource', given)] },
      ],
    },
  };
}
