import { CheckedDatadog } from './check';
import { Store } from '../../agents/fluentd/store';
import { fromEnv, quoted } from '../../agents/fluentd/syntax';

export const fluentd = ({ apiKey, site, service, source, tags }: CheckedDatadog): Store => ({
  plugin: { gem: 'fluent-plugin-datadog', variant: 'datadog' },
  parameters: {
    '@type': 'datadog',
    api_key: fromEnv(apiKey.env),
    host: quoted(`http-intake.logs.${site}`),
    dd_hostname: fromEnv('K8S_NODE_NAME'),
    dd_source: quoted(source),
    service: service && quoted(service),
    dd_tags: tags.length ? quoted(tags.join(',')) : undefined,
  },
});
