import { OutputKind } from '../outputs/checked';

/** All that a pipeline may ask an agent for, with its words in docs/log-pipelines.md. */
export const FEATURES = {
  'inputs.containerLogs': 'container logs, CRI',
  'inputs.containerLogs.docker': 'container logs, Docker',
  'inputs.containerLogs.both': 'container logs, both on one cluster',
  'inputs.containerLogs.namespaces': 'namespaces by name or pattern',
  'inputs.containerLogs.pods': 'pods by label or annotation',
  'inputs.readFrom': 'from now, or from the head',
  'inputs.ignoreOlder': 'ignore what is older',
  'inputs.multiline': 'stack traces joined',
  'inputs.multilineStart': 'lines joined by a start pattern',
  'inputs.files': 'files',
  'inputs.files.exclude': 'files, some left out',
  'inputs.journald': 'journal',
  'inputs.kernel': 'kernel messages',
  'inputs.audit': 'audit log of Kubernetes',
  'inputs.otlp': 'OTLP from pods',
  'inputs.forward': 'Fluent forward from pods',
  'inputs.syslog': 'syslog from pods',
  'steps.parse.json': 'parse: JSON',
  'steps.parse.logfmt': 'parse: logfmt',
  'steps.parse.regex': 'parse: regular expression, klog, NGINX, Apache, syslog',
  'steps.time': 'time from a field',
  'steps.severity': 'severity from a field',
  'steps.drop': 'keep and drop',
  'steps.sample': 'sample',
  'steps.rateLimit': 'rate limit',
  'steps.rateLimit.by': 'rate limit for each namespace, pod or other field',
  'steps.redact': 'redact',
  'steps.set': 'set',
  'steps.remove': 'remove',
  'steps.move': 'rename and move',
  'steps.truncate': 'truncate',
  'steps.dedot': 'dedot',
  'steps.raw': 'a piece of its own configuration',
  'steps.when': 'steps under a condition',
  'outputs.when': 'outputs by condition',
  'outputs.elasticsearch': 'Elasticsearch',
  'outputs.openSearch': 'OpenSearch',
  'outputs.loki': 'Loki',
  'outputs.forward': 'Fluent forward',
  'outputs.otlp': 'OTLP',
  'outputs.http': 'HTTP, JSON lines',
  'outputs.stdout': 'standard output',
} as const;

export type Feature = keyof typeof FEATURES;

/** Outputs, which each say in their own folder which agents can write them. */
export type OutputFeature = `outputs.${OutputKind}`;
