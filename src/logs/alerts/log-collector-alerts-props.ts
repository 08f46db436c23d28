import { ObjectMeta } from '../../model/generated/structs';
import { LogCollectorDaemonSet } from '../log-collector-daemon-set';

/**
 * Alerts for log collectors.
 */
export interface LogCollectorAlertsProps {
  /**
   * The collectors; at least one.
   */
  readonly collectors: LogCollectorDaemonSet[];

  /**
   * Metadata of the PrometheusRule; its labels are those by which a Prometheus selects its rules.
   *
   * @default - name of the first collector followed by `-logs`, and its namespace
   */
  readonly metadata?: ObjectMeta;

  /**
   * The label `severity`.
   *
   * @default 'warning'
   */
  readonly severity?: string;
}
