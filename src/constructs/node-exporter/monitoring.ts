import { NodeExporterMonitor } from './props';
import { PodMonitor } from '../monitoring/pod-monitor';
import { MonitorOptions, ServiceMonitorEndpoint } from '../monitoring/props';
import { ServiceMonitor } from '../monitoring/service-monitor';
import { DaemonSet } from '../daemon-set';
import { DaemonSetService } from '../service/daemon-set-service';

/** How the metrics are served. */
export interface Endpoint {
  readonly portName: string;
  readonly secure: boolean;
  /** A scrape shows the token of Prometheus. */
  readonly token: boolean;
}

/** A monitor of the exporters, through their Service or not. */
export function monitor(daemonSet: DaemonSet, service: DaemonSetService | undefined, { portName, secure, token }: Endpoint, options: NodeExporterMonitor): void {
  const { kind, interval, labels } = options;
  const endpoint: ServiceMonitorEndpoint = {
    port: portName,
    ...(interval && { interval }),
    ...(secure && { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }),
    ...(token && { bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' }),
  };
  const common: MonitorOptions = { metadata: { name: daemonSet.name, namespace: daemonSet.metadata.namespace, labels } };
  if (kind === 'PodMonitor') new PodMonitor(daemonSet, 'Monitor', { ...common, daemonSet, endpoints: [endpoint] });
  else new ServiceMonitor(daemonSet, 'Monitor', { ...common, service: service!, endpoints: [endpoint] });
}
