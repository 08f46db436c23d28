import { checkGoogleCloudLogging } from './check';
import { fluentBit } from './fluent-bit';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';
import { ALLOY_EXPORTER, notYet } from '../not-yet';

export const GOOGLE_CLOUD_LOGGING: OutputDefinition<'googleCloudLogging'> = {
  check: checkGoogleCloudLogging,
  agents: {
    FluentBit: fluentBit,
    Fluentd: {
      why: 'has no plug-in for it in any of its official images',
      source: 'https://github.com/fluent/fluentd-kubernetes-daemonset',
    },
    OpenTelemetryCollector: openTelemetryCollector,
    Vector: vector,
    Alloy: notYet(`${ALLOY_EXPORTER}googlecloud/`),
  },
};
