import { Abilities, Cannot, NO_AGGREGATOR } from '../../abilities/ability';
import { OutputFeature } from '../../abilities/features';

const INPUTS = 'https://www.elastic.co/docs/reference/logstash/plugins/input-plugins';
const NO_INPUT: Cannot = { why: 'has no input for it in its official image', source: INPUTS };
const NO_DOCKER: Cannot = {
  why: 'joins the parts of lines by a pattern of their text, which those of Docker have none of',
  source: 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-codecs-multiline',
};
const NO_JOINING: Cannot = {
  why: 'joins lines in one way for each file, which is that of the parts of lines',
  source: 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-codecs-multiline',
};
const NO_METADATA: Cannot = {
  why: 'has no filter that asks the API server; names come from the path of the file',
  source: 'https://www.elastic.co/docs/reference/logstash/plugins/filter-plugins',
};

const NO_DELIVERY: Cannot = {
  why: 'has no common setting of its outputs for it',
  source: 'https://www.elastic.co/docs/reference/logstash/plugins/output-plugins',
};

const NO_ALERTS: Cannot = {
  why: 'has its metrics as JSON, which Prometheus cannot read',
  source: 'https://www.elastic.co/docs/api/doc/logstash',
};

/** What this agent can do beside outputs, which say it in their own folders. */
export const LOGSTASH: Omit<Abilities, OutputFeature> = {
  'inputs.containerLogs': true,
  'inputs.containerLogs.docker': NO_DOCKER,
  'inputs.containerLogs.both': NO_DOCKER,
  'inputs.containerLogs.namespaces': true,
  'inputs.containerLogs.pods': NO_METADATA,
  'inputs.readFrom': true,
  'inputs.ignoreOlder': true,
  'inputs.multiline': NO_JOINING,
  'inputs.multilineStart': NO_JOINING,
  'inputs.files': true,
  'inputs.files.exclude': true,
  'inputs.journald': NO_INPUT,
  'inputs.kernel': NO_INPUT,
  'inputs.audit': true,
  'inputs.otlp': NO_INPUT,
  'inputs.forward': NO_INPUT,
  'inputs.syslog': true,
  'inputs.collectors': NO_AGGREGATOR,
  'inputs.kubernetesEvents': NO_AGGREGATOR,
  'metadata.labels': NO_METADATA,
  'metadata.annotations': NO_METADATA,
  'metadata.kubelet': NO_METADATA,
  'metadata.namespaceLabels': NO_METADATA,
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
  alerts: NO_ALERTS,
  'outputs.when': true,
  'outputs.several': true,
  'outputs.retrySeconds': NO_DELIVERY,
  'outputs.batchBytes': NO_DELIVERY,
};
