import { DatadogOutput } from './datadog';
import { SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const TAG = /^[A-Za-z][\w./-]*:[\w./:-]+$/;

export interface CheckedDatadog {
  readonly kind: 'datadog';
  readonly apiKey: SecretValue;
  readonly site: string;
  readonly service?: string;
  readonly source: string;
  readonly tags: readonly string[];
}

export function checkDatadog(
  { apiKey, site = 'datadoghq.com', service, source = 'kubernetes', tags = [] }: DatadogOutput,
  checker: OutputChecker,
): CheckedDatadog {
  checker.host(site, 'site');
  return {
    kind: 'datadog',
    apiKey: checker.required(apiKey, 'apiKey', 'API_KEY'),
    site,
    ...(service !== undefined && { service: checker.text(service, 'service') }),
    source: checker.text(source, 'source'),
    tags: tags.map((tag, index) => checker.name(tag, `tags[${index}]`, TAG, "'<key>:<value>', as in env:prod")),
  };
}
