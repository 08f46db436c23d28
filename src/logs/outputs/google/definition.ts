import { checkGoogleCloudLogging } from './check';
import { fluentBit } from './fluent-bit';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { Cannot } from '../../abilities/ability';
import { OutputDefinition } from '../definition';

/** The exporter leaves it to the library of Google. */
const NO_RETRY: Cannot = {
  why: 'leaves the time of retries to the library of Google',
  source:
    'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter/googlecloudexporter',
};

const exporter = { write: openTelemetryCollector, lacks: { 'delivery.retrySeconds': NO_RETRY } };

export const GOOGLE_CLOUD_LOGGING: OutputDefinition<'googleCloudLogging'> = {
  check: checkGoogleCloudLogging,
  agents: {
    FluentBit: fluentBit,
    Fluentd: {
      why: 'has no plug-in for it in any of its official images',
      source: 'https://github.com/fluent/fluentd-kubernetes-daemonset',
    },
    OpenTelemetryCollector: exporter,
    Vector: vector,
    Alloy: exporter,
  },
};
