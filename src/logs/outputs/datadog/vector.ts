import { CheckedDatadog } from './check';
import { env } from '../../agents/program/variables';
import { Sink } from '../../agents/vector/sink';
import { literal } from '../../agents/vector/vrl/text';

export const vector = ({ apiKey, site, service, source, tags }: CheckedDatadog): Sink => ({
  type: 'datadog_logs',
  form: [
    `.ddsource = ${literal(source)}`,
    '.hostname = .node',
    ...(service === undefined ? [] : [`.service = ${literal(service)}`]),
    ...(tags.length ? [`.ddtags = ${literal(tags.join(','))}`] : []),
  ],
  config: { default_api_key: env(apiKey.env), site, compression: 'gzip' },
});
