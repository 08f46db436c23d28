import { Exporter } from '../../agents/opentelemetry-collector/exporter';

/** A line for each record, and one for each group of them. */
export const openTelemetryCollector: Exporter = {
  type: 'debug',
  form: 'json',
  unbuffered: true,
  config: () => ({ verbosity: 'normal', use_internal_logger: false }),
};
