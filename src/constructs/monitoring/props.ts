import { LabelSelector } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { MonitorEndpoint, MonitorOptions, ServiceMonitorEndpoint } from './monitor-options';
import { DaemonSetService } from '../service/daemon-set-service';

/**
 * Properties of `ServiceMonitor`.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors
 */
export interface ServiceMonitorProps extends MonitorOptions {
  /**
   * The Service of the pods.
   */
  readonly service: DaemonSetService;

  /**
   * The ports to scrape, and how.
   *
   * @default - every named TCP port, at `/metrics`
   */
  readonly endpoints?: ServiceMonitorEndpoint[];
}

/**
 * Properties of `PodMonitor`.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-podmonitors
 */
export interface PodMonitorProps extends MonitorOptions {
  /**
   * The DaemonSet whose pods Prometheus scrapes.
   */
  readonly daemonSet: DaemonSet;

  /**
   * Selects the pods. To scrape the pods of several DaemonSets, use labels that all of them have.
   *
   * @default - the selector of the DaemonSet
   */
  readonly selector?: LabelSelector;

  /**
   * The ports to scrape, and how.
   *
   * @default - every named TCP port, at `/metrics`
   */
  readonly endpoints?: MonitorEndpoint[];
}
