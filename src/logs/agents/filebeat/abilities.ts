import { Abilities, Cannot, NO_AGGREGATOR } from '../../abilities/ability';
import { OutputFeature } from '../../abilities/features';

const INPUTS = 'https://www.elastic.co/docs/reference/beats/filebeat/configuration-filebeat-options';
const NO_INPUT: Cannot = { why: 'has no input for it', source: INPUTS };
const NO_RATE_LIMIT: Cannot = {
  why: 'has for it only a processor in beta, which drops without a condition',
  source: 'https://www.elastic.co/docs/reference/beats/filebeat/rate-limit',
};

const NO_DELIVERY: Cannot = {
  why: 'tries until the server takes what it has, and counts events of a request and not bytes',
  source: 'https://www.elastic.co/docs/reference/beats/filebeat/elasticsearch-output',
};

const NO_ALERTS: Cannot = {
  why: 'has its metrics as JSON, which Prometheus cannot read',
  source: 'https://www.elastic.co/docs/reference/beats/filebeat/http-endpoint',
};

const NO_KUBELET: Cannot = {
  why: 'asks the API server alone',
  source: 'https://www.elastic.co/docs/reference/beats/filebeat/add-kubernetes-metadata',
};

/** What this agent can do beside outputs, which say it in their own folders. */
export const FILEBEAT: Omit<Abilities, OutputFeature> = {
  'inputs.containerLogs': true,
  'inputs.containerLogs.docker': true,
  'inputs.containerLogs.both': true,
  'inputs.containerLogs.namespaces': true,
  'inputs.containerLogs.pods': true,
  'inputs.readFrom': {
    why: 'reads a file that it does not know from its head',
    source: 'https://www.elastic.co/docs/reference/beats/filebeat/filebeat-input-filestream',
  },
  'inputs.ignoreOlder': true,
  'inputs.multiline': true,
  'inputs.multilineStart': true,
  'inputs.files': true,
  'inputs.files.exclude': true,
  'inputs.journald': true,
  'inputs.kernel': true,
  'inputs.audit': true,
  'inputs.otlp': NO_INPUT,
  'inputs.forward': NO_INPUT,
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
  alerts: NO_ALERTS,
  'outputs.when': true,
  'outputs.retrySeconds': NO_DELIVERY,
  'outputs.batchBytes': NO_DELIVERY,
  'outputs.several': {
    why: 'writes to one output at a time',
    source: 'https://www.elastic.co/docs/reference/beats/filebeat/configuring-output',
  },
};
