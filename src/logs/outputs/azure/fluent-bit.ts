import { CheckedAzureMonitor } from './check';
import { fromEnv, Plugin } from '../../agents/fluent-bit/plugin';

export const fluentBit = (output: CheckedAzureMonitor): Plugin => ({
  name: 'azure_logs_ingestion',
  tenant_id: output.tenantId,
  client_id: output.clientId,
  client_secret: fromEnv(output.clientSecret!.env),
  dce_url: output.endpoint,
  dcr_id: output.ruleId,
  table_name: output.table,
  time_generated: 'on',
  time_key: 'TimeGenerated',
  compress: 'on',
});
