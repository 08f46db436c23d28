import { LokiOutput } from './loki';
import { Connection, SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const LOKI_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

export interface CheckedLoki {
  readonly kind: 'loki';
  readonly connection: Connection;
  readonly tenant?: string;
  readonly labels: { [name: string]: string };
  readonly bearerToken?: SecretValue;
}

export function checkLoki(
  { tenant, labels = {}, bearerToken, port = 3100, ...options }: LokiOutput,
  checker: OutputChecker,
): CheckedLoki {
  for (const [name, value] of Object.entries(labels)) {
    if (!LOKI_LABEL.test(name)) {
      checker.refuse('labels', `has '${name}'; a label of Loki is made of letters, digits and '_'`);
    }
    if (/[,="']/.test(checker.text(value, `labels.${name}`))) {
      checker.refuse(`labels.${name}`, `is '${value}'; leave out quotes, ',' and '='`);
    }
  }
  if (bearerToken && options.username !== undefined) {
    checker.refuse('bearerToken', 'takes the header that username and password make; give one or the other');
  }
  return {
    kind: 'loki',
    connection: checker.connection(options, port),
    labels,
    bearerToken: checker.secret(bearerToken, 'bearerToken', 'BEARER_TOKEN'),
    ...(tenant !== undefined && { tenant: checker.text(tenant, 'tenant') }),
  };
}
