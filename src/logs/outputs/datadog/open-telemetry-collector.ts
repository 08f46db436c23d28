import { CheckedDatadog } from './check';
import { Exporter } from '../../agents/opentelemetry-collector/exporter';
import { env } from '../../agents/program/variables';

export const openTelemetryCollector = ({ apiKey, site, service, source, tags }: CheckedDatadog): Exporter => ({
  type: 'datadog',
  form: 'line',
  resource: { 'datadog.log.source': source, ...(service && { 'service.name': service }) },
  ...(tags.length > 0 && { attributes: { ddtags: tags.join(',') } }),
  // the name of the node, so that it does not look for one
  config: () => ({ api: { key: env(apiKey.env), site }, hostname: env('NODE_NAME') }),
});
