import { CheckedAzureMonitor } from './check';
import { env } from '../../agents/program/variables';
import { Sink } from '../../agents/vector/sink';

export const vector = ({ tenantId, clientId, clientSecret, endpoint, ruleId, table }: CheckedAzureMonitor): Sink => ({
  type: 'azure_logs_ingestion',
  form: [],
  config: {
    endpoint,
    dcr_immutable_id: ruleId,
    stream_name: `Custom-${table}`,
    timestamp_field: 'TimeGenerated',
    auth: clientSecret
      ? {
          azure_credential_kind: 'client_secret_credential',
          azure_tenant_id: tenantId,
          azure_client_id: clientId,
          azure_client_secret: env(clientSecret.env),
        }
      : { azure_credential_kind: 'workload_identity', tenant_id: tenantId, client_id: clientId },
  },
});
