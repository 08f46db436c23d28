import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkDuration } from './durations';
import { MonitorEndpoint, MonitorOptions, RelabelConfig } from './monitor-options';
import { LabelSelector } from '../../model/generated/structs';
import { NAME_LABEL } from '../names';

const NODE_AS_INSTANCE: RelabelConfig = {
  action: 'replace',
  sourceLabels: ['__meta_kubernetes_pod_node_name'],
  targetLabel: 'instance',
};

interface Target {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly name: string;
  readonly namespace?: string;
  readonly selector: LabelSelector;
  readonly portNames: string[];
  /** The ports that are scraped where nobody says which. */
  readonly scraped: string[];
  readonly endpoints?: MonitorEndpoint[];
}

/** The label whose value is the job of the samples. */
export function jobLabelOf({ matchLabels = {} }: LabelSelector, { jobLabel }: MonitorOptions): string | undefined {
  return jobLabel ?? (NAME_LABEL in matchLabels ? NAME_LABEL : Object.keys(matchLabels)[0]);
}

/** The object of a monitor of either kind. */
export function monitorObject(scope: Construct, target: Target, options: MonitorOptions): ApiObject {
  const { kind, name, namespace, selector, portNames } = target;
  const complain = (problem: string): never => {
    throw new Error(`${scope.node.path}: ${problem}`);
  };
  const endpoints: MonitorEndpoint[] = target.endpoints ?? target.scraped.map((port) => ({ port }));
  if (!endpoints.length) {
    complain(
      "no TCP port has a name to refer to, so nothing would be scraped; name one: ports: [{ name: 'metrics', containerPort: 9100 }]",
    );
  }
  for (const { port, interval, scrapeTimeout } of endpoints) {
    if (!portNames.includes(port)) {
      complain(
        `no port is called '${port}'; there is ${portNames.map((known) => `'${known}'`).join(', ') || 'none with a name'}`,
      );
    }
    checkDuration(scope.node.path, 'interval', interval);
    checkDuration(scope.node.path, 'scrapeTimeout', scrapeTimeout);
  }
  return new ApiObject(scope, 'Resource', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name, namespace, ...options.metadata },
    spec: {
      jobLabel: jobLabelOf(selector, options),
      selector,
      ...(options.metadata?.namespace &&
        namespace &&
        options.metadata.namespace !== namespace && { namespaceSelector: { matchNames: [namespace] } }),
      [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: endpoints.map((endpoint) =>
        rendered(endpoint, options),
      ),
    },
  });
}

function rendered(
  { relabelings = [], ...endpoint }: MonitorEndpoint,
  { nodeAsInstance = true }: MonitorOptions,
): object {
  const all = [...(nodeAsInstance ? [NODE_AS_INSTANCE] : []), ...relabelings];
  return { ...endpoint, ...(all.length && { relabelings: all }) };
}
