import { checkSplunk } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';
import { ALLOY_EXPORTER, notYet } from '../not-yet';

export const SPLUNK: OutputDefinition<'splunk'> = {
  check: checkSplunk,
  agents: {
    FluentBit: fluentBit,
    Fluentd: fluentd,
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: notYet(`${ALLOY_EXPORTER}splunkhec/`),
  },
};
