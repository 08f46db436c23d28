import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { jobLabelOf, monitorObject, MonitorTarget } from './monitor-object';
import { ServiceMonitorProps } from './props';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { ownValue } from '../../model/own-value';
import { companionWarning } from '../companion-warning';
import { checkProps, pathIn } from '../owned';
import { DaemonSetService } from '../service/daemon-set-service';

/**
 * Scrapes the pods of a Service: a ServiceMonitor of Prometheus Operator. The label `instance` is the name of the node.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class ServiceMonitor extends Construct {
  /** The value of the label `job` of the samples. */
  public readonly job?: string;

  private readonly service: DaemonSetService;
  private readonly ports: string[];

  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkProps(path, props.service, 'service');
    const { service, endpoints, ...options } = props;
    const { name, namespace, labels, portNames, _tcpPortNames: scraped } = service;
    const selector = { matchLabels: labels };
    const target: MonitorTarget = { kind: 'ServiceMonitor', name, namespace, selector, portNames, scraped, endpoints };
    const object = monitorObject(path, target, options);
    super(scope, id);
    new ApiObject(this, 'Resource', object);
    this.service = service;
    this.ports = endpoints?.map(({ port }) => port) ?? scraped;
    this.job = ownValue(labels, jobLabelOf(selector, options) ?? '');
  }

  /**
   * Warns about other Services of the app that the monitor also selects, so that Prometheus scrapes the pods twice.
   */
  public findings(): Finding[] {
    const { service: own, ports } = this;
    return this.node.root.node.findAll().flatMap((other) => {
      if (!(other instanceof DaemonSetService) || other === own || other.namespace !== own.namespace) return [];
      const found = Object.entries(own.labels).every(([key, value]) => ownValue(other.labels, key) === value);
      const shared = other.portNames.filter((port) => ports.includes(port));
      if (!found || !shared.length) return [];
      return [
        companionWarning(
          'scraped-twice',
          Path.of('spec', 'selector'),
          `the labels also select the Service '${other.name}', which has the port${shared.length > 1 ? 's' : ''} ${shared.join(', ')}, so Prometheus scrapes these pods once for each Service`,
          `Give the Service '${other.name}' labels of its own: metadata: { labels: { ... } }.`,
        ),
      ];
    });
  }
}
