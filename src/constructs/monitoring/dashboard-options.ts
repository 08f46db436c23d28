/**
 * A query of a panel.
 */
export interface DashboardQuery {
  /**
   * The query in PromQL. It can use the variables `$job` and `$node` of the dashboard, such as in `{job="$job",instance=~"$node"}`.
   */
  readonly expr: string;

  /**
   * Name of each line. Labels in double braces are replaced: `{{instance}}`.
   *
   * @default - all labels of the series
   */
  readonly legend?: string;
}

/**
 * A panel that shows time series as lines.
 */
export interface DashboardPanel {
  /**
   * Title of the panel.
   */
  readonly title: string;

  /**
   * What the panel shows, and what to do about it.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Unit of the values, as Grafana names it: `percentunit` (0 to 1), `percent`, `bytes`, `Bps`, `cps`, `s`, `short`.
   *
   * @default 'short'
   */
  readonly unit?: string;

  /**
   * Largest value of the axis.
   *
   * @default - chosen by Grafana from the values
   */
  readonly max?: number;

  /**
   * The queries, at most 26.
   */
  readonly queries: DashboardQuery[];
}
