import { DashboardPanel } from './dashboard-options';
import { ObjectMeta } from '../../model/generated/structs';

/**
 * Properties of `GrafanaDashboard`.
 */
export interface GrafanaDashboardProps {
  /**
   * Title of the dashboard.
   */
  readonly title: string;

  /**
   * The value of the label `job` of the series, such as `job` of a `ServiceMonitor` or `PodMonitor`.
   */
  readonly job: string;

  /**
   * The panels, shown in two columns. `DashboardPanels` returns panels for the agents of this library.
   */
  readonly panels: DashboardPanel[];

  /**
   * Identifies the dashboard in Grafana and in links: up to 40 letters, digits, '-' and '_'. It does not change with the title.
   *
   * @default - a hash of namespace and name of the ConfigMap
   */
  readonly uid?: string;

  /**
   * Metadata of the ConfigMap.
   *
   * @default - a name that cdk8s generates from the construct path, the namespace of the chart, and the label `grafana_dashboard: '1'`, by which the
   * sidecar of the Grafana chart finds the ConfigMap
   */
  readonly metadata?: ObjectMeta;
}
