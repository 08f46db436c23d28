import { CheckedCloudWatchLogs } from './check';
import { Exporter } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export const openTelemetryCollector = ({ region, logGroup }: CheckedCloudWatchLogs): Exporter => ({
  type: 'awscloudwatchlogs',
  form: 'json',
  config: () => ({ region, log_group_name: logGroup, log_stream_name: env('NODE_NAME'), raw_log: true }),
});
