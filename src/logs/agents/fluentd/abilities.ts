import { Abilities, Cannot } from '../../abilities/ability';
import { OutputFeature } from '../../abilities/features';

const NOT_YET: Cannot = { why: 'has no rendering of it yet', source: 'https://docs.fluentd.org' };

/** What this agent can do beside outputs, which say it in their own folders. */
export const FLUENTD: Omit<Abilities, OutputFeature> = {
  'inputs.containerLogs': true,
  'inputs.containerLogs.docker': true,
  'inputs.containerLogs.both': NOT_YET,
  'inputs.containerLogs.namespaces': true,
  'inputs.containerLogs.pods': NOT_YET,
  'inputs.readFrom': NOT_YET,
  'inputs.ignoreOlder': NOT_YET,
  'inputs.multiline': NOT_YET,
  'inputs.multilineStart': NOT_YET,
  'inputs.files': true,
  'inputs.files.exclude': true,
  'inputs.journald': true,
  'inputs.kernel': NOT_YET,
  'inputs.audit': NOT_YET,
  'inputs.otlp': NOT_YET,
  'inputs.forward': NOT_YET,
  'inputs.syslog': NOT_YET,
  'steps.parse.json': NOT_YET,
  'steps.parse.logfmt': NOT_YET,
  'steps.parse.regex': NOT_YET,
  'steps.time': NOT_YET,
  'steps.severity': NOT_YET,
  'steps.drop': NOT_YET,
  'steps.sample': NOT_YET,
  'steps.rateLimit': NOT_YET,
  'steps.rateLimit.by': NOT_YET,
  'steps.redact': NOT_YET,
  'steps.set': NOT_YET,
  'steps.remove': NOT_YET,
  'steps.move': NOT_YET,
  'steps.truncate': NOT_YET,
  'steps.dedot': NOT_YET,
  'steps.raw': NOT_YET,
  'steps.when': NOT_YET,
  'outputs.when': NOT_YET,
};
