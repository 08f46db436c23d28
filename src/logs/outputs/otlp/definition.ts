import { checkOtlp } from './check';
import { openTelemetryCollector } from './open-telemetry-collector';
import { OutputDefinition } from '../definition';

export const OTLP: OutputDefinition<'otlp'> = {
  check: checkOtlp,
  agents: {
    FluentBit: {
      why: 'has no rendering of it yet',
      source: 'https://docs.fluentbit.io/manual/pipeline/outputs/opentelemetry',
    },
    Fluentd: {
      why: 'has no rendering of it yet',
      source: 'https://docs.fluentd.org/output',
    },
    OpenTelemetryCollector: openTelemetryCollector,
  },
};
