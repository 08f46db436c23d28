import { checkCloudWatchLogs } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { openTelemetryCollector } from './open-telemetry-collector';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

export const CLOUD_WATCH_LOGS: OutputDefinition<'cloudWatchLogs'> = {
  check: checkCloudWatchLogs,
  agents: { FluentBit: fluentBit, Fluentd: fluentd, OpenTelemetryCollector: openTelemetryCollector, Vector: vector },
};
