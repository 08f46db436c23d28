import { checkAzureMonitor } from './check';
import { fluentBit } from './fluent-bit';
import { vector } from './vector';
import { OutputDefinition } from '../definition';

export const AZURE_MONITOR: OutputDefinition<'azureMonitor'> = {
  check: checkAzureMonitor,
  agents: {
    FluentBit: {
      write: fluentBit,
      lacks: {
        workloadIdentity: {
          why: 'knows the application by its secret alone',
          source: 'https://docs.fluentbit.io/manual/pipeline/outputs/azure_logs_ingestion',
        },
      },
    },
    Fluentd: {
      why: 'has no plug-in for the Logs Ingestion API in any of its official images',
      source: 'https://github.com/fluent/fluentd-kubernetes-daemonset',
    },
    OpenTelemetryCollector: {
      why: 'sends to Application Insights of Azure Monitor, and not to tables of a workspace',
      source:
        'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter/azuremonitorexporter',
    },
    Vector: vector,
  },
};
