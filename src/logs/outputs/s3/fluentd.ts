import { CheckedS3 } from './check';
import { Store, TIME } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

export const fluentd = ({ bucket, region, endpoint, prefix, tls, gzip, uploadSeconds }: CheckedS3): Store => ({
  plugin: { gem: 'fluent-plugin-s3', variant: 's3' },
  filters: [TIME],
  parameters: {
    '@type': 's3',
    s3_bucket: quoted(bucket),
    s3_region: quoted(region),
    s3_endpoint: endpoint && quoted(endpoint),
    force_path_style: endpoint ? true : undefined,
    ssl_ca_bundle: tls.caFile && quoted(tls.caFile),
    s3_object_key_format: quoted(`${prefix}/%Y/%m/%d/%H/%{uuid_flush}.json${gzip ? '.gz' : ''}`),
    store_as: gzip ? 'gzip' : 'text',
    // no question to the server at a start, nor for a name that nobody else has
    check_apikey_on_start: false,
    check_bucket: false,
    auto_create_bucket: false,
    check_object: false,
  },
  sections: [{ name: 'format', parameters: { '@type': 'json' } }],
  buffer: {
    keys: 'time',
    parameters: {
      flush_interval: undefined,
      timekey: uploadSeconds,
      timekey_wait: '10s',
      timekey_use_utc: true,
    },
  },
});
