import { SecretKeySelector } from '../../../model/generated/structs';

/**
 * A table of a Log Analytics workspace of Azure Monitor, by the Logs Ingestion API.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
 */
export interface AzureMonitorOutput {
  /**
   * ID of the tenant of Microsoft Entra.
   */
  readonly tenantId: string;

  /**
   * ID of the application that may write by the data collection rule.
   */
  readonly clientId: string;

  /**
   * The secret of the application, from a Secret of the same namespace.
   *
   * @default - none, with `workloadIdentity`
   */
  readonly clientSecret?: SecretKeySelector;

  /**
   * Whether the service account of the collector stands for the application, which takes `cloudIdentity.azureClientId` or a service account of your own
   * that is bound to it. Not with Fluent Bit.
   *
   * @default false - `clientSecret` is needed
   */
  readonly workloadIdentity?: boolean;

  /**
   * Address of the data collection endpoint: `https://<name>.<region>.ingest.monitor.azure.com`.
   */
  readonly endpoint: string;

  /**
   * The immutable ID of the data collection rule: `dcr-...`.
   */
  readonly ruleId: string;

  /**
   * Name of the table, without `Custom-`. Its column `TimeGenerated` is the time of a record.
   */
  readonly table: string;
}
