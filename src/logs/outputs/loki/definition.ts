import { checkLoki } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

export const LOKI: OutputDefinition<'loki'> = {
  check: checkLoki,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: openTelemetryCollector,
  },
};
