import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  agents,
  Alloy,
  Filebeat,
  FluentBit,
  Fluentd,
  LogCollectorDaemonSet,
  logs,
  Logstash,
  NodeAgentDaemonSet,
  NodeExporterDaemonSet,
  OpenTelemetryCollector,
  Platform,
  Vector,
} from '../../src';
import { platformFindings } from '../../src/platforms/judge-set';
import { PlatformName } from '../../src/platforms/names';
import { profileOf } from '../../src/platforms/profiles';
import { ManifestSet } from '../../src/references/manifest-set';
import { examples, shown } from '../examples/readmes';

type Outcome = 'runs' | 'exception' | 'never';

/** What becomes of an agent on each platform. */
export interface AgentRow {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}

const secret = { name: 'keys', key: 'key' };
const LOG_AGENTS: { readonly [name: string]: () => logs.LogAgent } = {
  Alloy: () => new Alloy(),
  Filebeat: () => new Filebeat(),
  'Fluent Bit': () => new FluentBit(),
  Fluentd: () => new Fluentd(),
  Logstash: () => new Logstash(),
  'OpenTelemetry Collector': () => new OpenTelemetryCollector(),
  Vector: () => new Vector(),
};
const STATE = { lostOnRestart: 'nothing of the node can be written' };

/** Log collectors that send to Elasticsearch, or to Loki where they cannot, each with its state on the node and without. */
const COLLECTORS = Object.fromEntries(
  Object.entries(LOG_AGENTS).flatMap(([name, agent]) =>
    [undefined, STATE].map((state) => [
      `log collector with ${name}${state ? ', no state' : ''}`,
      (chart: Chart) =>
        new LogCollectorDaemonSet(chart, 'agent', {
          agent: agent(),
          outputs: [
            name === 'Alloy'
              ? { loki: { host: 'loki.logging' } }
              : { elasticsearch: { host: 'elasticsearch.logging' } },
          ],
          ...(state && { state }),
        }),
    ]),
  ),
);

/** Constructs with as few props as they take. */
const AGENTS: { readonly [name: string]: (chart: Chart) => unknown } = {
  '`NodeAgentDaemonSet` without host paths': (chart) =>
    new NodeAgentDaemonSet(chart, 'agent', {
      containers: [{ name: 'agent', image: 'agent:1', resources: { limits: { memory: '64Mi' } } }],
    }),
  '`NodeExporterDaemonSet`': (chart) => new NodeExporterDaemonSet(chart, 'agent', {}),
  ...COLLECTORS,
  AppDynamics: (chart) =>
    new agents.AppDynamicsDaemonSet(chart, 'agent', {
      controller: { host: 'example.saas.appdynamics.com', account: 'example', accessKey: secret },
    }),
  'AWS EBS CSI': (chart) => new agents.AwsEbsCsiDaemonSet(chart, 'agent'),
  Calico: (chart) => new agents.CalicoDaemonSet(chart, 'agent'),
  'Ceph CSI, RBD': (chart) => new agents.CephCsiDaemonSet(chart, 'agent', { type: 'rbd', clusters: [] }),
  'Ceph CSI, CephFS': (chart) => new agents.CephCsiDaemonSet(chart, 'agent', { type: 'cephfs' }),
  collectd: (chart) => new agents.CollectdDaemonSet(chart, 'agent', { image: 'collectd:5.12' }),
  Datadog: (chart) => new agents.DatadogDaemonSet(chart, 'agent', { apiKey: secret }),
  Falco: (chart) => new agents.FalcoDaemonSet(chart, 'agent'),
  Flannel: (chart) => new agents.FlannelDaemonSet(chart, 'agent'),
  glusterd: (chart) => new agents.GlusterdDaemonSet(chart, 'agent'),
  'Host metrics': (chart) => new agents.HostMetricsDaemonSet(chart, 'agent'),
  'kube-proxy': (chart) => new agents.KubeProxyDaemonSet(chart, 'agent', { apiServer: 'https://10.0.0.1:6443' }),
  kured: (chart) => new agents.KuredDaemonSet(chart, 'agent'),
  'NodeLocal DNS': (chart) => new agents.NodeLocalDnsDaemonSet(chart, 'agent', { clusterDnsIP: '10.96.0.10' }),
  'Node problem detector': (chart) => new agents.NodeProblemDetectorDaemonSet(chart, 'agent'),
  'NVIDIA device plugin': (chart) => new agents.NvidiaDevicePluginDaemonSet(chart, 'agent'),
  OneAgent: (chart) =>
    new agents.OneAgentDaemonSet(chart, 'agent', {
      mode: 'hostMonitoring',
      tenant: 'abc12345',
      cluster: { name: 'prod', uid: '7c1b2a3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      servers: ['https://abc12345.live.dynatrace.com'],
    }),
  'Rook discover': (chart) => new agents.RookDiscoverDaemonSet(chart, 'agent'),
  'Secrets Store CSI': (chart) => new agents.SecretsStoreCsiDaemonSet(chart, 'agent'),
  'Weave Net': (chart) => new agents.WeaveNetDaemonSet(chart, 'agent'),
};

/** What makes them, for the check that none of the catalogue is missing. */
export const AGENT_MAKERS = Object.values(AGENTS);

export function agentRows(platforms: readonly string[]): AgentRow[] {
  const made = Object.entries(AGENTS).map(([name, make]) => ({
    name,
    outcomes: platforms.map((platform) => outcomeOf(objectsOf(make, platform), platform)),
  }));
  const ofExamples = Object.entries(exampleObjects()).map(([name, objects]) => ({
    name: `example [${name}](../examples/${name})`,
    outcomes: platforms.map((platform) => outcomeOf(objects, platform)),
  }));
  return [...made, ...ofExamples];
}

/** What a construct makes on a platform, whatever the platform says of it. */
function objectsOf(make: (chart: Chart) => unknown, platform: string): any[] {
  const chart = new Chart(new App(), 'agents', { namespace: 'agents', disableResourceNameHashes: true });
  Platform.of(chart).use(platform as PlatformName);
  make(chart);
  return chart.node.findAll().flatMap((one) => (ApiObject.isApiObject(one) ? [one.toJson()] : []));
}

/** The worst that a platform says of the DaemonSets among objects. */
export function outcomeOf(objects: readonly any[], platform: string): Outcome {
  const profile = profileOf(platform)!;
  const placed = objects.map((manifest) => ({ manifest, place: manifest.metadata?.namespace ?? 'agents' }));
  const set = new ManifestSet(placed);
  const refusals = placed
    .filter(({ manifest }) => manifest.kind === 'DaemonSet')
    .flatMap((one) => platformFindings(one, set, [profile]))
    .filter(({ rule: { severity, id } }) => severity === 'error' || severity === 'never-runs' || id === 'windows/os');
  if (refusals.length === 0) return 'runs';
  return refusals.every(({ rule }) => rule.exception !== undefined) ? 'exception' : 'never';
}

/** What each example writes, as its README shows it, and what those that were imported were imported from. */
function exampleObjects(): { [name: string]: any[] } {
  const folder = resolve(__dirname, '../../examples');
  const imported = readdirSync(folder).filter((name) => name.startsWith('imported-'));
  const texts = [
    ...examples.map((name): [string, string] => [name, shown(name).yaml ?? '']),
    ...imported.map((name): [string, string] => [name, originals(join(folder, name, 'original'))]),
  ];
  const found: { [name: string]: any[] } = {};
  for (const [name, text] of texts) {
    const objects = parseAllDocuments(text)
      .map((document) => document.toJS())
      .filter((object) => object?.kind);
    if (objects.some(({ kind }) => kind === 'DaemonSet')) found[name] = objects;
  }
  return found;
}

function originals(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n---\n');
}
