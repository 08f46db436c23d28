import { CheckedS3 } from './check';
import { Exporter } from '../../agents/opentelemetry-collector/exporter';

export const openTelemetryCollector = ({
  bucket,
  region,
  endpoint,
  prefix,
  gzip,
  uploadSeconds,
}: CheckedS3): Exporter => ({
  type: 'awss3',
  form: 'json',
  flushSeconds: uploadSeconds,
  config: () => ({
    s3uploader: {
      region,
      s3_bucket: bucket,
      s3_prefix: prefix,
      s3_partition_format: '%Y/%m/%d/%H',
      ...(endpoint && { endpoint, s3_force_path_style: true }),
      ...(gzip && { compression: 'gzip' }),
      // the queue before it tries again
      retry_mode: 'nop',
    },
    marshaler: 'body',
  }),
});
