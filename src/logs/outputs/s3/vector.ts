import { CheckedS3 } from './check';
import { Sink, timeAs, tlsFiles } from '../../agents/vector/sink';

/** Bytes of an object before compression. */
const OBJECT = 8_000_000;

export const vector = ({ bucket, region, endpoint, prefix, tls, gzip, uploadSeconds }: CheckedS3): Sink => ({
  type: 'aws_s3',
  form: timeAs('time'),
  config: {
    bucket,
    region,
    ...(endpoint && { endpoint }),
    key_prefix: `${prefix}/%Y/%m/%d/%H/`,
    ...(tls.caFile && { tls: tlsFiles(tls) }),
    compression: gzip ? 'gzip' : 'none',
    filename_extension: `json${gzip ? '.gz' : ''}`,
    encoding: { codec: 'json' },
    framing: { method: 'newline_delimited' },
    batch: { timeout_secs: uploadSeconds, max_bytes: OBJECT },
  },
});
