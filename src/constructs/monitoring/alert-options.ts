/**
 * How one alert differs from what it would be.
 */
export interface AlertOptions {
  /**
   * Whether there is such an alert.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long it must hold before the alert fires, such as `10m`.
   *
   * @default - 5m for crash loops, 10m for missing pods, 15m for the others
   */
  readonly for?: string;

  /**
   * The label `severity`.
   *
   * @default - that of all alerts of the construct
   */
  readonly severity?: string;

  /**
   * What those who get the alert should do: the annotation `runbook_url`.
   *
   * @default - `runbookUrl` of the construct followed by the name of the alert, or none
   */
  readonly runbookUrl?: string;
}

/**
 * How the alert for throttled containers differs from what it would be.
 */
export interface ThrottledAlertOptions extends AlertOptions {
  /**
   * From which share of its CPU periods a container counts as throttled, 0 to 1.
   *
   * @default 0.25
   */
  readonly threshold?: number;
}
