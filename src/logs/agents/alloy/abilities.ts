import { Abilities, Cannot, NO_AGGREGATOR } from '../../abilities/ability';
import { OutputFeature } from '../../abilities/features';

const NO_RATE_LIMIT: Cannot = {
  why: 'limits rates only in loki.process, whose records have no parsed fields',
  source: 'https://grafana.com/docs/alloy/latest/reference/components/loki/loki.process/#stagelimit',
};

const NO_KUBELET: Cannot = {
  why: 'asks the API server alone',
  source: 'https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.k8sattributes/',
};

/** What this agent can do beside outputs, which say it in their own folders. */
export const ALLOY: Omit<Abilities, OutputFeature> = {
  'inputs.containerLogs': true,
  'inputs.containerLogs.docker': true,
  'inputs.containerLogs.both': true,
  'inputs.containerLogs.namespaces': true,
  'inputs.containerLogs.pods': true,
  'inputs.readFrom': true,
  'inputs.ignoreOlder': true,
  'inputs.multiline': true,
  'inputs.multilineStart': true,
  'inputs.files': true,
  'inputs.files.exclude': true,
  'inputs.journald': true,
  'inputs.kernel': true,
  'inputs.audit': true,
  'inputs.otlp': true,
  'inputs.forward': true,
  'inputs.syslog': true,
  'inputs.collectors': NO_AGGREGATOR,
  'inputs.kubernetesEvents': NO_AGGREGATOR,
  'metadata.labels': true,
  'metadata.annotations': true,
  'metadata.kubelet': NO_KUBELET,
  'metadata.namespaceLabels': true,
  'steps.parse.json': true,
  'steps.parse.logfmt': true,
  'steps.parse.regex': true,
  'steps.time': true,
  'steps.severity': true,
  'steps.drop': true,
  'steps.sample': true,
  'steps.rateLimit': NO_RATE_LIMIT,
  'steps.rateLimit.by': NO_RATE_LIMIT,
  'steps.redact': true,
  'steps.set': true,
  'steps.remove': true,
  'steps.move': true,
  'steps.truncate': true,
  'steps.dedot': true,
  'steps.raw': true,
  'steps.when': true,
  alerts: true,
  'outputs.when': true,
  'outputs.several': true,
  'outputs.retrySeconds': true,
  'outputs.batchBytes': true,
};
