import { Construct } from 'constructs';
import { NodeExporterDaemonSetProps } from './props';
import { LabelSelector } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { ServiceMonitorEndpoint, MonitorOptions } from '../monitoring/monitor-options';
import { PodMonitor } from '../monitoring/pod-monitor';
import { ServiceMonitor } from '../monitoring/service-monitor';
import { DaemonSetService } from '../service/daemon-set-service';

/** How the metrics are served. */
export interface Endpoint {
  readonly portName: string;
  readonly secure: boolean;
  /** Whether Prometheus sends its token. */
  readonly token: boolean;
}

export function endpointOf({ kubeRbacProxy, webConfig }: NodeExporterDaemonSetProps): Endpoint {
  const secure = kubeRbacProxy !== undefined || webConfig !== undefined;
  return { portName: secure ? 'https' : 'metrics', secure, token: kubeRbacProxy !== undefined };
}

/** The exporters to scrape: the pods of one DaemonSet, or of several DaemonSets with the same ports. */
export interface Exporters {
  readonly daemonSet: DaemonSet;
  readonly name: string;
  readonly selector: LabelSelector;
}

/** Creates the Service of the exporters and their monitor, if the props ask for them. */
export function exporterCompanions(
  scope: Construct,
  { service = true, monitor }: NodeExporterDaemonSetProps,
  { daemonSet, name, selector }: Exporters,
  endpoint: Endpoint,
): DaemonSetService | undefined {
  const { portName, secure, token } = endpoint;
  const { matchLabels } = selector;
  const { namespace } = daemonSet.metadata;
  const named = service
    ? new DaemonSetService(scope, 'Service', {
        daemonSet,
        kind: 'headless',
        ports: [{ name: portName }],
        selector: matchLabels,
        metadata: { name, namespace, labels: matchLabels },
      })
    : undefined;
  if (!monitor) return named;
  const scraped: ServiceMonitorEndpoint = {
    port: portName,
    ...(monitor.interval && { interval: monitor.interval }),
    ...(secure && { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }),
    ...(token && { bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' }),
  };
  const common: MonitorOptions = { metadata: { name, namespace, labels: monitor.labels } };
  if (monitor.kind === 'PodMonitor') {
    new PodMonitor(scope, 'Monitor', { ...common, daemonSet, selector, endpoints: [scraped] });
  } else {
    new ServiceMonitor(scope, 'Monitor', { ...common, service: named!, endpoints: [scraped] });
  }
  return named;
}
