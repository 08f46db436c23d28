/**
 * A query of a panel.
 */
export interface DashboardQuery {
  /**
   * What is asked, in PromQL. `$job` and `$node` are the variables of the dashboard, for matchers like `{job="$job",instance=~"$node"}`.
   */
  readonly expr: string;

  /**
   * Name of each line, with its labels in double braces: `{{instance}}`.
   *
   * @default - all labels of the series
   */
  readonly legend?: string;
}

/**
 * A panel: lines over time.
 */
export interface DashboardPanel {
  /**
   * Title of the panel.
   */
  readonly title: string;

  /**
   * What it shows, and what to do about it.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Unit of the values, in the words of Grafana: `percentunit` (0 to 1), `percent`, `bytes`, `Bps`, `cps`, `s`, `short`.
   *
   * @default 'short'
   */
  readonly unit?: string;

  /**
   * Largest value of the axis.
   *
   * @default - as the values say
   */
  readonly max?: number;

  /**
   * The queries, at most 26.
   */
  readonly queries: DashboardQuery[];
}
