/**
 * A rule of Prometheus: an alert, or a series that is recorded. Exactly one of `alert` and `record` is set.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export interface PrometheusRuleOptions {
  /**
   * Name of the alert.
   *
   * @default - no alert
   */
  readonly alert?: string;

  /**
   * Name of the series that is recorded.
   *
   * @default - none is recorded
   */
  readonly record?: string;

  /**
   * What is asked, in PromQL: an alert is active for each series that there is.
   *
   * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
   */
  readonly expr: string;

  /**
   * How long it must hold before the alert fires, such as `10m`.
   *
   * @default '0s'
   */
  readonly for?: string;

  /**
   * Labels that are added, or written over.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * What those who get the alert read; templates see `$labels` and `$value`.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/**
 * Rules that are evaluated together, in order.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface PrometheusRuleGroup {
  /**
   * Name of the group, one of its kind in the object.
   */
  readonly name: string;

  /**
   * How often the rules are evaluated, such as `30s`.
   *
   * @default - as often as the Prometheus says
   */
  readonly interval?: string;

  /**
   * The rules.
   */
  readonly rules: PrometheusRuleOptions[];
}
