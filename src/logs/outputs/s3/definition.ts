import { checkS3 } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';
import { notYet } from '../not-yet';

export const S3: OutputDefinition<'s3'> = {
  check: checkS3,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: {
      write: openTelemetryCollector,
      lacks: {
        ca: {
          why: 'has no setting for the certificate authority of S3 (its image has to trust it)',
          source:
            'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter/awss3exporter',
        },
      },
    },
    Vector: vector,
    Alloy: {
      write: openTelemetryCollector,
      lacks: {
        ca: {
          why: 'has no setting for the certificate authority of S3 (its image has to trust it)',
          source: 'https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.awss3/',
        },
      },
    },
    Logstash: notYet('https://www.elastic.co/docs/reference/logstash/plugins/plugins-outputs-s3'),
  },
};
