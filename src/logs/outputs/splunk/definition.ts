import { checkSplunk } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { Cannot } from '../../abilities/ability';
import { OutputDefinition } from '../definition';

const NO_CERTIFICATES: Cannot = {
  why: 'has no certificates for Splunk (its image has to trust the server)',
  source: 'https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.splunkhec/#client',
};

export const SPLUNK: OutputDefinition<'splunk'> = {
  check: checkSplunk,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: { write: openTelemetryCollector, lacks: { ca: NO_CERTIFICATES, clientCertificate: NO_CERTIFICATES } },
  },
};
