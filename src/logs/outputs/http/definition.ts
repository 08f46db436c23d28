import { checkHttp } from './check';
import { fluentBit, NO_PROXY } from './fluent-bit';
import { fluentd } from './fluentd';
import { logstash } from './logstash';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

export const HTTP: OutputDefinition<'http'> = {
  check: checkHttp,
  agents: {
    FluentBit: { write: fluentBit, lacks: { proxy: NO_PROXY } },
    Fluentd: fluentd,
    OpenTelemetryCollector: {
      why: 'sends OTLP by HTTP and no JSON lines: use the output otlp',
      source: 'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter',
    },
    Vector: vector,
    Logstash: logstash,
  },
};
