import { checkOtlp } from './check';
import { fluentBit } from './fluent-bit';
import { openTelemetryCollector } from './open-telemetry-collector';
import { OutputDefinition } from '../definition';
import { NO_PROXY } from '../http/fluent-bit';

export const OTLP: OutputDefinition<'otlp'> = {
  check: checkOtlp,
  agents: {
    FluentBit: { write: fluentBit, lacks: { proxy: NO_PROXY } },
    Fluentd: {
      why: 'has no plug-in for it in any of its official images',
      source: 'https://github.com/fluent/fluentd-kubernetes-daemonset',
    },
    OpenTelemetryCollector: openTelemetryCollector,
    Alloy: openTelemetryCollector,
    Vector: {
      why: 'sends by OTLP only what has the structure of OTLP already',
      source: 'https://vector.dev/docs/reference/configuration/sinks/opentelemetry/',
    },
  },
};
