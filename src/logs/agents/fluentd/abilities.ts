import { Abilities, Cannot, NO_AGGREGATOR } from '../../abilities/ability';
import { OutputFeature } from '../../abilities/features';

const NO_OTLP: Cannot = {
  why: 'has no input for OTLP',
  source: 'https://docs.fluentd.org/input',
};
const ONE_FORMAT: Cannot = {
  why: 'reads a file with one parser, and joins the parts of lines in one way',
  source: 'https://docs.fluentd.org/input/tail',
};

const NO_KUBELET: Cannot = {
  why: 'asks the API server alone',
  source: 'https://github.com/fabric8io/fluent-plugin-kubernetes_metadata_filter',
};

/** What this agent can do beside outputs, which say it in their own folders. */
export const FLUENTD: Omit<Abilities, OutputFeature> = {
  'inputs.containerLogs': true,
  'inputs.containerLogs.docker': true,
  'inputs.containerLogs.both': ONE_FORMAT,
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
  'inputs.otlp': NO_OTLP,
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
  'steps.rateLimit': true,
  'steps.rateLimit.by': true,
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
