import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { AlertOptions, ThrottledAlertOptions } from './alert-options';

/**
 * Properties of `DaemonSetAlerts`.
 */
export interface DaemonSetAlertsProps {
  /**
   * The DaemonSets to watch, all in one namespace. If an agent consists of several DaemonSets, list all of them.
   */
  readonly daemonSets: DaemonSet[];

  /**
   * Metadata of the PrometheusRule. Prometheus selects rules by these labels.
   *
   * @default - name and namespace of the first DaemonSet
   */
  readonly metadata?: ObjectMeta;

  /**
   * The value of the label `severity` of every alert.
   *
   * @default 'warning'
   */
  readonly severity?: string;

  /**
   * Prefix of the annotation `runbook_url`. The name of the alert is appended.
   *
   * @default - no annotation `runbook_url`
   */
  readonly runbookUrl?: string;

  /**
   * Overrides for `DaemonSetPodsMissing`: a node that should run a pod has none.
   *
   * @default - as in the table of alerts in the guide
   */
  readonly missing?: AlertOptions;

  /**
   * Overrides for `DaemonSetRolloutStuck`: old pods remain and no pod is being updated. DaemonSets with the update strategy `OnDelete` have no such
   * alert, because they keep old pods on purpose.
   *
   * @default - as in the table of alerts in the guide
   */
  readonly rolloutStuck?: AlertOptions;

  /**
   * Overrides for `DaemonSetPodNotReady`: a pod is pending, failed or not ready.
   *
   * @default - as in the table of alerts in the guide
   */
  readonly notReady?: AlertOptions;

  /**
   * Overrides for `DaemonSetPodCrashLooping`: a container crashes repeatedly.
   *
   * @default - as in the table of alerts in the guide
   */
  readonly crashLooping?: AlertOptions;

  /**
   * Overrides for `DaemonSetPodThrottled`: a container is throttled by its CPU limit.
   *
   * @default - as in the table of alerts in the guide
   */
  readonly throttled?: ThrottledAlertOptions;
}
