import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { jobLabelOf, monitorObject, MonitorTarget } from './monitor-object';
import { PodMonitorProps } from './props';
import { ownValue } from '../../model/own-value';
import { checkProps, pathIn } from '../owned';
import { namedPorts } from '../service/container-ports';

/**
 * Scrapes the pods of a DaemonSet without a Service: a PodMonitor of Prometheus Operator. The label `instance` is the name of the node.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class PodMonitor extends Construct {
  /** The value of the label `job` of the samples. */
  public readonly job?: string;

  constructor(scope: Construct, id: string, props: PodMonitorProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkProps(path, props.daemonSet, 'daemonSet');
    const { daemonSet, endpoints, selector = daemonSet.selector, ...options } = props;
    const {
      name,
      metadata: { namespace },
    } = daemonSet;
    const ports = namedPorts(daemonSet);
    const portNames = ports.map((port) => port.name);
    const scraped = ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map((port) => port.name);
    const target: MonitorTarget = { kind: 'PodMonitor', name, namespace, selector, portNames, scraped, endpoints };
    const object = monitorObject(path, target, options);
    super(scope, id);
    new ApiObject(this, 'Resource', object);
    this.job = ownValue(selector.matchLabels, jobLabelOf(selector, options) ?? '');
  }
}
