import { collect, secret } from './collect';
import * as lib from '../../src';
import { readAlloyConfig } from '../support/alloy-config';

/*
 * Names of blocks and attributes are those of the reference of Alloy 1.18.
 */

const rendered = (output: lib.logs.LogOutput) => {
  const { files, container } = collect({ agent: new lib.Alloy(), outputs: [output] });
  const blocks = readAlloyConfig(files['config.alloy']);
  const exporter = blocks.find(({ name }) => name.startsWith('otelcol.exporter.'))!;
  const block = (name: string) => exporter.blocks.find((each) => each.name === name)?.attributes;
  return { exporter, block, args: container.args as string[] };
};

const COMMUNITY = '--feature.community-components.enabled=true';

test('S3', () => {
  const { exporter, block, args } = rendered({
    s3: { bucket: 'archive', region: 'eu-central-1', endpoint: 'https://minio:9000' },
    delivery: { retrySeconds: 600 },
  });
  expect(exporter.name).toBe('otelcol.exporter.awss3');
  expect(exporter.attributes).toEqual({ timeout: '600s' });
  expect(block('s3_uploader')).toEqual({
    region: 'eu-central-1',
    s3_bucket: 'archive',
    s3_prefix: 'logs',
    s3_partition_format: '%Y/%m/%d/%H',
    endpoint: 'https://minio:9000',
    s3_force_path_style: true,
    compression: 'gzip',
    retry_max_attempts: 0,
  });
  expect(block('marshaler')).toEqual({ type: 'body' });
  expect(block('retry_on_failure')).toBeUndefined();
  expect(args).toContain('--stability.level=experimental');
});

test('Splunk', () => {
  const { exporter, block, args } = rendered({
    splunk: { host: 'splunk', token: secret('splunk', 'token'), index: 'main' },
  });
  expect(exporter.name).toBe('otelcol.exporter.splunkhec');
  expect(block('splunk')).toEqual({
    token: { expression: 'sys.env("OUTPUT_0_TOKEN")' },
    index: 'main',
    disable_compression: false,
    health_check_enabled: false,
  });
  expect(block('client')).toEqual({ endpoint: 'https://splunk:8088/services/collector' });
  expect(block('retry_on_failure')).toMatchObject({ max_elapsed_time: '0s' });
  expect(args).toContain(COMMUNITY);
  const ca = secret('splunk', 'ca.crt');
  expect(() => rendered({ splunk: { host: 'splunk', token: secret('splunk', 'token'), ca } })).toThrow(
    'outputs[0].splunk.ca is nothing that Alloy can do: it has no certificates for Splunk',
  );
});

test('syslog', () => {
  const { exporter, block, args } = rendered({ syslog: { host: 'syslog', ca: secret('syslog', 'ca.crt') } });
  expect(exporter.name).toBe('otelcol.exporter.syslog');
  expect(exporter.attributes).toEqual({ endpoint: 'syslog', port: 6514, network: 'tcp', protocol: 'rfc5424' });
  expect(block('tls')).toEqual({ ca_file: '/etc/outputs/0/ca.crt', max_version: '1.2' });
  expect(args).not.toContain(COMMUNITY);
  // an input of syslog is another component
  const { files } = collect({ agent: new lib.Alloy(), inputs: [{ syslog: {} }], outputs: [{ syslog: { host: 'a' } }] });
  for (const name of ['receiver', 'exporter']) expect(files['config.alloy']).toContain(`otelcol.${name}.syslog "`);
});

test('Datadog and Google Cloud Logging', () => {
  const datadog = rendered({ datadog: { apiKey: secret('dd', 'key'), site: 'datadoghq.eu' } });
  expect(datadog.exporter.name).toBe('otelcol.exporter.datadog');
  expect(datadog.block('api')).toEqual({
    api_key: { expression: 'sys.env("OUTPUT_0_API_KEY")' },
    site: 'datadoghq.eu',
  });
  expect(datadog.args).toContain(COMMUNITY);
  const google = rendered({ googleCloudLogging: { project: 'my-project', location: 'europe-west3', cluster: 'prod' } });
  expect(google.exporter.name).toBe('otelcol.exporter.googlecloud');
  expect(google.block('log')).toEqual({ default_log_name: 'kubernetes' });
  expect(google.block('retry_on_failure')).toBeUndefined();
});
