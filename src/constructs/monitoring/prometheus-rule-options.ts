/**
 * A rule of Prometheus: an alerting rule or a recording rule. Set exactly one of `alert` and `record`.
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
   * Name of the recorded series.
   *
   * @default - none
   */
  readonly record?: string;

  /**
   * The query in PromQL. For an alert, each series of the result is an active alert.
   *
   * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
   */
  readonly expr: string;

  /**
   * How long the result must last before the alert fires, such as `10m`.
   *
   * @default '0s'
   */
  readonly for?: string;

  /**
   * Labels to add or overwrite.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Texts for the people who receive the alert. Templates can use `$labels` and `$value`.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/**
 * A group of rules, which are evaluated in order.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface PrometheusRuleGroup {
  /**
   * Name of the group, unique in the object.
   */
  readonly name: string;

  /**
   * How often the rules are evaluated, such as `30s`.
   *
   * @default - the setting of the Prometheus
   */
  readonly interval?: string;

  /**
   * The rules.
   */
  readonly rules: PrometheusRuleOptions[];
}
