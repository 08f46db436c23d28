import { AzureMonitorOutput } from './azure';
import { SecretValue } from '../../pipeline';
import { OutputChecker } from '../output-checker';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ENDPOINT = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?$/i;
const RULE = /^dcr-[0-9a-f]+$/;
const TABLE = /^[A-Za-z][A-Za-z0-9_]*$/;

export interface CheckedAzureMonitor {
  readonly kind: 'azureMonitor';
  readonly tenantId: string;
  readonly clientId: string;
  /** Undefined where the service account stands for the application. */
  readonly clientSecret?: SecretValue;
  readonly endpoint: string;
  readonly ruleId: string;
  readonly table: string;
}

export function checkAzureMonitor(
  { tenantId, clientId, clientSecret, workloadIdentity = false, endpoint, ruleId, table }: AzureMonitorOutput,
  checker: OutputChecker,
): CheckedAzureMonitor {
  if (workloadIdentity && clientSecret) {
    checker.refuse('clientSecret', 'has no meaning with workloadIdentity; leave one of them out');
  }
  const uuid = 'a UUID such as 00000000-0000-0000-0000-000000000000';
  return {
    kind: 'azureMonitor',
    tenantId: checker.name(tenantId, 'tenantId', UUID, uuid),
    clientId: checker.name(clientId, 'clientId', UUID, uuid),
    ...(!workloadIdentity && { clientSecret: checker.required(clientSecret, 'clientSecret', 'CLIENT_SECRET') }),
    endpoint: checker
      .name(
        endpoint,
        'endpoint',
        ENDPOINT,
        'an address such as https://logs-ab12.westeurope-1.ingest.monitor.azure.com',
      )
      .replace(/\/$/, ''),
    ruleId: checker.name(ruleId, 'ruleId', RULE, "the immutable ID of the rule, 'dcr-' and hexadecimal digits"),
    table: checker.name(table, 'table', TABLE, "letters, digits and '_', without 'Custom-'"),
  };
}
