import { checkKafka } from './check';
import { filebeat } from './filebeat';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { logstash } from './logstash';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

export const KAFKA: OutputDefinition<'kafka'> = {
  check: checkKafka,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: openTelemetryCollector,
    Filebeat: filebeat,
    Logstash: {
      write: logstash,
      lacks: {
        clientCertificate: {
          why: 'takes certificate and key for Kafka in one file',
          source: 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-outputs-kafka',
        },
      },
    },
  },
};
