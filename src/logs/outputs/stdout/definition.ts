import { JSON_LINES } from '../../agents/fluent-bit/plugin';
import { OutputDefinition } from '../definition';
import { filebeat } from './filebeat';
import { fluentd } from './fluentd';
import { logstash } from './logstash';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';

export const STDOUT: OutputDefinition<'stdout'> = {
  check: () => ({ kind: 'stdout' }),
  agents: {
    FluentBit: () => ({ name: 'stdout', ...JSON_LINES }),
    Fluentd: () => fluentd,
    OpenTelemetryCollector: () => openTelemetryCollector,
    Vector: () => vector,
    Alloy: () => openTelemetryCollector,
    Filebeat: () => filebeat,
    Logstash: () => logstash,
  },
};
