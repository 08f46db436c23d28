import { CheckedS3 } from './check';
import { JSON_LINES, Plugin } from '../../agents/fluent-bit/plugin';

/** An object is in memory as a whole while it is sent. */
const OBJECT = '8M';

export const fluentBit = (
  { bucket, region, endpoint, prefix, tls, gzip, uploadSeconds }: CheckedS3,
  folder: string,
): Plugin => ({
  name: 's3',
  bucket,
  region,
  ...(endpoint && { endpoint }),
  tls: tls.tls ? 'on' : 'off',
  ...(tls.caFile && { 'tls.ca_file': tls.caFile }),
  ...JSON_LINES,
  store_dir: `${folder}/s3`,
  s3_key_format: `/${prefix}/%Y/%m/%d/%H/\${NODE_NAME}-$UUID.json${gzip ? '.gz' : ''}`,
  static_file_path: 'on',
  use_put_object: 'on',
  total_file_size: OBJECT,
  upload_timeout: `${uploadSeconds}s`,
  // no limit would be five tries to it
  retry_limit: 1_000_000_000,
  ...(gzip && { compression: 'gzip' }),
});
