import { CheckedCloudWatchLogs } from './check';
import { Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ region, logGroup }: CheckedCloudWatchLogs): Plugin => ({
  name: 'cloudwatch_logs',
  region,
  log_group_name: logGroup,
  log_stream_name: '${NODE_NAME}',
});
