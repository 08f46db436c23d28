import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { AlertOptions, ThrottledAlertOptions } from './alert-options';

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
