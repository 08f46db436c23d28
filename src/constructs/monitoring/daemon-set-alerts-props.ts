import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';

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

/**
 * Alerts for agents.
 */
export interface DaemonSetAlertsProps {
  /**
   * The agents, of one namespace. Several DaemonSets of one agent belong here together.
   */
  readonly daemonSets: DaemonSet[];

  /**
   * Metadata of the PrometheusRule; its labels are those by which a Prometheus selects its rules.
   *
   * @default - name of the first DaemonSet, and its namespace
   */
  readonly metadata?: ObjectMeta;

  /**
   * The label `severity` of every alert.
   *
   * @default 'warning'
   */
  readonly severity?: string;

  /**
   * Where the runbooks are: the name of the alert is put after it.
   *
   * @default - no annotation `runbook_url`
   */
  readonly runbookUrl?: string;

  /**
   * A node that should have a pod has none: `DaemonSetPodsMissing`.
   *
   * @default - as the table of the guide says
   */
  readonly missing?: AlertOptions;

  /**
   * Old pods are left and none is updated: `DaemonSetRolloutStuck`. Never for the update strategy `OnDelete`, which leaves old pods on purpose.
   *
   * @default - as the table of the guide says
   */
  readonly rolloutStuck?: AlertOptions;

  /**
   * A pod is pending, failed or not ready: `DaemonSetPodNotReady`.
   *
   * @default - as the table of the guide says
   */
  readonly notReady?: AlertOptions;

  /**
   * A container crashes again and again: `DaemonSetPodCrashLooping`.
   *
   * @default - as the table of the guide says
   */
  readonly crashLooping?: AlertOptions;

  /**
   * A container waits for CPU beyond its limit: `DaemonSetPodThrottled`.
   *
   * @default - as the table of the guide says
   */
  readonly throttled?: ThrottledAlertOptions;
}
