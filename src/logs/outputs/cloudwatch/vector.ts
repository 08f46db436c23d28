import { CheckedCloudWatchLogs } from './check';
import { env } from '../../agents/program/variables';
import { Sink } from '../../agents/vector/sink';

export const vector = ({ region, logGroup }: CheckedCloudWatchLogs): Sink => ({
  type: 'aws_cloudwatch_logs',
  form: [],
  config: {
    region,
    group_name: logGroup,
    stream_name: env('NODE_NAME'),
    create_missing_group: false,
    encoding: { codec: 'json' },
  },
});
