import { LabelSelector } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { MonitorEndpoint, MonitorOptions, ServiceMonitorEndpoint } from './monitor-options';
import { DaemonSetService } from '../service/daemon-set-service';

/**
 * Scrapes through a Service.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors
 */
export interface ServiceMonitorProps extends MonitorOptions {
  /**
   * The Service that names the pods.
   */
  readonly service: DaemonSetService;

  /**
   * How the ports are scraped.
   *
   * @default - every TCP port that has a name, at `/metrics`
   */
  readonly endpoints?: ServiceMonitorEndpoint[];
}

/**
 * Scrapes pods without a Service.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/#using-podmonitors
 */
export interface PodMonitorProps extends MonitorOptions {
  /**
   * The DaemonSet whose pods are scraped.
   */
  readonly daemonSet: DaemonSet;

  /**
   * Which pods; give labels that several DaemonSets share to scrape the pods of all of them.
   *
   * @default - those of the DaemonSet
   */
  readonly selector?: LabelSelector;

  /**
   * How the ports are scraped.
   *
   * @default - every TCP port that has a name, at `/metrics`
   */
  readonly endpoints?: MonitorEndpoint[];
}
