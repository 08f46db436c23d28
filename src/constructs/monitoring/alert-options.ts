/**
 * Overrides for one alert.
 */
export interface AlertOptions {
  /**
   * Whether the alert exists.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long the condition must hold before the alert fires, such as `10m`.
   *
   * @default - 5m for crash loops, 10m for missing pods, 15m for the others
   */
  readonly for?: string;

  /**
   * The value of the label `severity`.
   *
   * @default - `severity` of the construct
   */
  readonly severity?: string;

  /**
   * The address of instructions for the people who receive the alert: the annotation `runbook_url`.
   *
   * @default - `runbookUrl` of the construct followed by the name of the alert, or none
   */
  readonly runbookUrl?: string;
}

/**
 * Overrides for the alert about throttled containers.
 */
export interface ThrottledAlertOptions extends AlertOptions {
  /**
   * The share of CPU periods, 0 to 1, above which a container counts as throttled.
   *
   * @default 0.25
   */
  readonly threshold?: number;
}
