import { CheckedGoogleCloudLogging } from './check';
import { Exporter } from '../../agents/opentelemetry-collector/exporter';

export const openTelemetryCollector = ({ project, location, cluster }: CheckedGoogleCloudLogging): Exporter => ({
  type: 'googlecloud',
  form: 'line',
  // what the exporter makes the monitored resource of
  resource: { 'k8s.cluster.name': cluster, 'cloud.availability_zone': location },
  // the library of Google does, and has no settings for it
  retries: () => ({}),
  config: () => ({ project, log: { default_log_name: 'kubernetes' } }),
});
