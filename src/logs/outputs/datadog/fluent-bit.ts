import { CheckedDatadog } from './check';
import { fromEnv, Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ apiKey, site, service, source, tags }: CheckedDatadog): Plugin => ({
  name: 'datadog',
  host: `http-intake.logs.${site}`,
  port: 443,
  tls: 'on',
  'tls.verify': 'on',
  compress: 'gzip',
  apikey: fromEnv(apiKey.env),
  dd_message_key: 'message',
  dd_hostname: '${NODE_NAME}',
  dd_source: source,
  ...(service && { dd_service: service }),
  ...(tags.length && { dd_tags: tags.join(',') }),
});
