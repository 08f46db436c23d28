import { checkDatadog } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';
import { notYet } from '../not-yet';

export const DATADOG: OutputDefinition<'datadog'> = {
  check: checkDatadog,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: openTelemetryCollector,
    Logstash: notYet('https://docs.datadoghq.com/integrations/logstash/'),
  },
};
