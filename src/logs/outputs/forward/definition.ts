import { checkForward } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { OutputDefinition } from '../definition';

export const FORWARD: OutputDefinition<'forward'> = {
  check: checkForward,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: {
      why: 'receives the Forward protocol and does not send it: use the output otlp',
      source: 'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter',
    },
    Vector: {
      why: 'receives the Forward protocol and does not send it',
      source: 'https://vector.dev/docs/reference/configuration/sinks/',
    },
  },
};
