import { ApiObjectProps } from 'cdk8s';
import { checkDuration } from './durations';
import { MonitorEndpoint, MonitorOptions, RelabelConfig } from './monitor-options';
import { LabelSelector } from '../../model/generated/structs';
import { NAME_LABEL } from '../names';
import { checkList } from '../owned';

const NODE_AS_INSTANCE: RelabelConfig = {
  action: 'replace',
  sourceLabels: ['__meta_kubernetes_pod_node_name'],
  targetLabel: 'instance',
};

/** What a monitor scrapes. */
export interface MonitorTarget {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly name: string;
  readonly namespace?: string;
  readonly selector: LabelSelector;
  readonly portNames: string[];
  /** The ports that are scraped if no endpoints are given. */
  readonly scraped: string[];
  readonly endpoints?: MonitorEndpoint[];
}

/** The label whose value becomes the label `job` of the samples. */
export function jobLabelOf({ matchLabels = {} }: LabelSelector, { jobLabel }: MonitorOptions): string | undefined {
  return jobLabel ?? (NAME_LABEL in matchLabels ? NAME_LABEL : Object.keys(matchLabels)[0]);
}

/** Renders a monitor of either kind. Throws if it would scrape nothing. */
export function monitorObject(
  path: string,
  target: MonitorTarget,
  options: MonitorOptions,
): ApiObjectProps & { spec: object } {
  const { kind, name, namespace, selector, portNames } = target;
  const endpoints: MonitorEndpoint[] = target.endpoints ?? target.scraped.map((port) => ({ port }));
  checkList(path, endpoints, 'endpoints');
  if (!endpoints.length) {
    throw new Error(
      `${path}: no TCP port has a name, so nothing would be scraped; name one: ports: [{ name: 'metrics', containerPort: 9100 }]`,
    );
  }
  for (const { port, interval, scrapeTimeout } of endpoints) {
    if (!portNames.includes(port)) {
      throw new Error(
        `${path}: no port is called '${port}'; there is ${portNames.map((known) => `'${known}'`).join(', ') || 'none with a name'}`,
      );
    }
    checkDuration(path, 'interval', interval);
    checkDuration(path, 'scrapeTimeout', scrapeTimeout);
  }
  return {
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
  };
}

function rendered(
  { relabelings = [], ...endpoint }: MonitorEndpoint,
  { nodeAsInstance = true }: MonitorOptions,
): object {
  const all = [...(nodeAsInstance ? [NODE_AS_INSTANCE] : []), ...relabelings];
  return { ...endpoint, ...(all.length && { relabelings: all }) };
}
