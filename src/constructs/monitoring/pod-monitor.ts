import { Construct } from 'constructs';
import { jobLabelOf, monitorObject } from './monitor-object';
import { PodMonitorProps } from './props';
import { namedPorts } from '../service/container-ports';

/**
 * Tells Prometheus Operator to scrape the pods of a DaemonSet without a Service, each called by its node.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class PodMonitor extends Construct {
  /** The `job` of the samples. */
  public readonly job?: string;

  constructor(scope: Construct, id: string, props: PodMonitorProps) {
    super(scope, id);
    const { daemonSet, endpoints, selector = daemonSet.selector, ...options } = props;
    const {
      name,
      metadata: { namespace },
    } = daemonSet;
    const ports = namedPorts(daemonSet);
    const portNames = ports.map((port) => port.name);
    const scraped = ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map((port) => port.name);
    monitorObject(this, { kind: 'PodMonitor', name, namespace, selector, portNames, scraped, endpoints }, options);
    this.job = selector.matchLabels?.[jobLabelOf(selector, options) ?? ''];
  }
}
