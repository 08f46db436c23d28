import { LogAlertExpressions } from '../../rendering';

/**
 * Alerts on the exporters of OpenTelemetry.
 *
 * @param suffix of the names of counters; the collector's own have none
 */
export function exporterAlerts(matcher: string, suffix = ''): LogAlertExpressions {
  const increased = (counter: string) =>
    `sum by (namespace, pod) (increase(otelcol_exporter_${counter}_log_records${suffix}{${matcher}}[10m])) > 0`;
  const sent = `otelcol_exporter_sent_log_records${suffix}`;
  return {
    dropped: ['send_failed', 'enqueue_failed'].map(increased).join('\nor '),
    failing:
      `sum by (namespace, pod) (otelcol_exporter_queue_size{${matcher}}) > 0 ` +
      `unless sum by (namespace, pod) (increase(${sent}{${matcher}}[5m])) > 0`,
    full: `max by (namespace, pod) (otelcol_exporter_queue_size{${matcher}} / otelcol_exporter_queue_capacity{${matcher}}) > 0.9`,
  };
}
