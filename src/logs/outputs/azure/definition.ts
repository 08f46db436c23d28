import { checkAzureMonitor } from './check';
import { fluentBit } from './fluent-bit';
import { OutputDefinition } from '../definition';
import { notYet } from '../not-yet';

export const AZURE_MONITOR: OutputDefinition<'azureMonitor'> = {
  check: checkAzureMonitor,
  agents: {
    FluentBit: fluentBit,
    Fluentd: {
      why: 'has no plug-in for the Logs Ingestion API in any of its official images',
      source: 'https://github.com/fluent/fluentd-kubernetes-daemonset',
    },
    OpenTelemetryCollector: {
      why: 'sends to Application Insights of Azure Monitor, and not to tables of a workspace',
      source:
        'https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.160.0/exporter/azuremonitorexporter',
    },
    Vector: notYet('https://vector.dev/docs/reference/configuration/sinks/'),
  },
};
