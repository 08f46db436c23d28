import { checkLoki } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { OutputDefinition } from '../definition';

export const LOKI: OutputDefinition<'loki'> = {
  check: checkLoki,
  agents: { FluentBit: fluentBit, Fluentd: fluentd, OpenTelemetryCollector: openTelemetryCollector },
};
