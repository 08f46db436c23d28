import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { NodeExporterMonitor } from './props';
import { LabelSelector } from '../../model/generated/structs';

/** Where and how the metrics are served. */
export interface Endpoint {
  readonly portName: string;
  readonly port: number;
  readonly secure: boolean;
  /** A scrape shows the token of Prometheus. */
  readonly token: boolean;
}

interface Names {
  readonly name: string;
  readonly namespace?: string;
  readonly selector: LabelSelector;
}

/** A Service without address of its own: it only names the pods. */
export function headlessService(scope: Construct, { name, namespace, selector: { matchLabels } }: Names, { portName, port }: Endpoint): void {
  new ApiObject(scope, 'Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: matchLabels },
    spec: { clusterIP: 'None', selector: matchLabels, ports: [{ name: portName, port, targetPort: portName }] },
  });
}

/** A ServiceMonitor or PodMonitor that names each target by its node. */
export function monitorObject(scope: Construct, names: Names, endpoint: Endpoint, options: NodeExporterMonitor): void {
  const { kind = 'ServiceMonitor', interval, labels } = options;
  const target = {
    port: endpoint.portName,
    ...(interval && { interval }),
    ...(endpoint.secure && { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }),
    ...(endpoint.token && { bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' }),
    relabelings: [{ action: 'replace', sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'instance' }],
  };
  new ApiObject(scope, 'Monitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name: names.name, namespace: names.namespace, labels },
    spec: {
      jobLabel: Object.keys(names.selector.matchLabels ?? {})[0],
      selector: names.selector,
      [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: [target],
    },
  });
}
