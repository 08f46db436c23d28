import { CheckedCloudWatchLogs } from './check';
import { Store } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

export const fluentd = ({ region, logGroup }: CheckedCloudWatchLogs): Store => ({
  plugin: { gem: 'fluent-plugin-cloudwatch-logs', variant: 'cloudwatch' },
  parameters: {
    '@type': 'cloudwatch_logs',
    region: quoted(region),
    log_group_name: quoted(logGroup),
    log_stream_name: fromEnv('K8S_NODE_NAME'),
    auto_create_stream: true,
    // after its own limit it would drop what it has
    put_log_events_disable_retry_limit: true,
    log_rejected_request: true,
  },
});
