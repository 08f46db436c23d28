import { ApiObject, ApiObjectMetadata, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { GRACE_SECONDS, replicasOf, STATE, statefulSetSpec } from './objects';
import { aggregatorInputs, aggregatorPipeline } from './pipeline';
import { LogAggregatorProps } from './props';
import { NAME_LABEL, nameLabelValue, shortHash } from '../../constructs/names';
import { clusterAccess, ownServiceAccount } from '../../constructs/node-agent/access';
import { PolicyRule } from '../../constructs/node-agent/options';
import { isReadable, abandon, checkProps, pathIn } from '../../constructs/owned';
import { SecretKeySelector } from '../../model/generated/structs';
import { shown } from '../../model/shown';
import { checkAbilities } from '../abilities/check-abilities';
import { LogAgent } from '../agent';
import { Complain } from '../checks';
import { LogOutput } from '../outputs/log-output';
import { SecretValue } from '../pipeline';
import { bytesOf } from '../quantities';
import { AgentTask } from '../rendering';

const PORTS: { readonly [agent: string]: number | undefined } = { FluentBit: 24224, OpenTelemetryCollector: 4317 };
const SHARED_KEY = 'AGGREGATOR_SHARED_KEY';

/** One reader watches the events of the cluster. */
const EVENT_RULES: PolicyRule[] = [
  { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['get', 'list', 'watch'] },
];

/**
 * A StatefulSet that log collectors send to, with TLS between them: for what is better done once than on every node, such as holding the credentials of
 * servers, sending large batches, and keeping more than a node has room for. Its pipeline has steps, routes and outputs as that of a collector.
 *
 * - each pod keeps what servers do not take on a volume of its own, which outlives it;
 * - collectors reach it by the Service `<name>`, and wait while it does not take what they send;
 * - it runs without root, capabilities and a writable root file system;
 * - a change of its configuration restarts the pods one after the other.
 *
 * It is made with Fluent Bit or the OpenTelemetry Collector.
 */
export class LogAggregator extends Construct {
  /** Name of the StatefulSet and of the Service that collectors send to. */
  public readonly name: string;

  /** Metadata of the StatefulSet. */
  public readonly metadata: ApiObjectMetadata;

  /** Port that collectors send to. */
  public readonly port: number;

  /** Port of the agent's metrics and health. */
  public readonly metricsPort: number;

  /** Labels of the pods, such as for a PodDisruptionBudget or NetworkPolicy. */
  public readonly podLabels: { [key: string]: string };

  private readonly agent: LogAgent;
  private readonly sharedKey: SecretKeySelector | undefined;

  constructor(scope: Construct, id: string, props: LogAggregatorProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    super(scope, id);
    try {
      const complain: Complain = (property, problem) => {
        throw new Error(`${this.node.path}: ${property} ${problem}`);
      };
      check(props, complain);
      const { agent } = props;
      this.agent = agent;
      this.sharedKey = props.sharedKey;
      this.port = props.port ?? PORTS[agent._name]!;
      this.metricsPort = props.metricsPort ?? agent._defaultMetricsPort;
      const set = new ApiObject(this, 'Resource', {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: props.metadata,
      });
      this.name = set.name;
      const namespace = set.metadata.namespace ?? Chart.of(this).namespace;
      this.metadata = { ...props.metadata, name: this.name, ...(namespace && { namespace }) };
      this.podLabels = { [NAME_LABEL]: nameLabelValue(this.name) };
      this.build(set, props, namespace, complain);
    } catch (error) {
      abandon(this);
      throw error;
    }
  }

  /**
   * The output with which collectors send to this aggregator. Secrets are those of the aggregator, so collectors are in its namespace, or have Secrets of
   * the same names in theirs.
   *
   * @param ca the certificate authority of the aggregator, in PEM
   */
  public logOutput(ca: SecretKeySelector): LogOutput {
    const { namespace } = this.metadata;
    const connection = { host: namespace ? `${this.name}.${namespace}.svc` : this.name, port: this.port, ca };
    return this.agent._name === 'FluentBit'
      ? { forward: { ...connection, ...(this.sharedKey && { sharedKey: this.sharedKey }) } }
      : { otlp: { ...connection, protocol: 'grpc' } };
  }

  private build(set: ApiObject, props: LogAggregatorProps, namespace: string | undefined, complain: Complain): void {
    const { agent, sharedKey } = props;
    const { name, podLabels: labels, port } = this;
    const key: SecretValue | undefined = sharedKey && { env: SHARED_KEY };
    const pipeline = aggregatorPipeline(props, aggregatorInputs(props, port, key), complain);
    checkAbilities(agent._name, pipeline, undefined, complain);
    const memory = props.resources ? props.resources.limits?.memory : '512Mi';
    const task: AgentTask = {
      inputs: pipeline.inputs,
      steps: pipeline.steps,
      isTagged: pipeline.isTagged,
      outputs: pipeline.outputs,
      excludedFiles: () => [],
      isWindows: false,
      memory: bytesOf(memory, 'resources.limits.memory', complain),
      stateFolder: STATE,
      diskBuffer: Math.floor(bytesOf(props.storage ?? '10Gi', 'storage', complain) * 0.9),
      whenFull: props.whenFull ?? 'wait',
      graceSeconds: props.terminationGracePeriodSeconds ?? GRACE_SECONDS,
      metricsPort: this.metricsPort,
      hotReload: false,
      hostNetwork: false,
      complain,
    };
    const container = { name: agent._containerName, ...agent._render(task) };
    const env = [
      ...pipeline.env,
      ...(sharedKey ? [{ name: SHARED_KEY, valueFrom: { secretKeyRef: sharedKey } }] : []),
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ];
    const account = ownServiceAccount(this, name, namespace);
    const readsEvents = props.kubernetesEvents !== undefined;
    if (readsEvents) clusterAccess(this, name, namespace, () => account.name, EVENT_RULES);
    const configMap = new ConfigMap(this, 'Config', {
      metadata: { name: `${name}-config`, namespace },
      data: container.configFiles,
    });
    set.addDependency(configMap);
    const ports = [{ name: 'collectors', port, targetPort: 'collectors' }];
    // clients of gRPC keep one connection, so those without an address of their own see all pods
    const services = { [name]: {}, [`${name}-pods`]: { clusterIP: 'None', publishNotReadyAddresses: true } };
    for (const [service, spec] of Object.entries(services)) {
      new ApiObject(this, service === name ? 'Service' : 'PodsService', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: service, namespace, labels },
        spec: { ...spec, selector: labels, ports },
      });
    }
    const spec = statefulSetSpec(props, container, {
      env,
      volumes: pipeline.volumes,
      labels,
      configMapName: configMap.name,
      configHash: shortHash(JSON.stringify(container.configFiles), 16),
      serviceAccountName: account.name,
      headlessServiceName: `${name}-pods`,
      readsEvents,
    });
    set.addJsonPatch(JsonPatch.add('/spec', spec));
  }
}

/** The name of an agent, or what was passed instead of one. */
function nameOf(agent: unknown): string {
  const name = isReadable(agent) ? (agent as Partial<LogAgent> | undefined)?._name : undefined;
  return typeof name === 'string' ? name : shown(agent);
}

function check(props: LogAggregatorProps, complain: Complain): void {
  const { agent, tls, sharedKey, replicas, kubernetesEvents, port } = props;
  if (!isReadable(agent) || !agent || !Object.hasOwn(PORTS, agent._name)) {
    complain(
      'agent',
      `is ${nameOf(agent)}; an aggregator is made with new FluentBit() or new OpenTelemetryCollector()`,
    );
  }
  if (!tls?.secretName) {
    complain('tls', "names no Secret; give that of a certificate for the Service: { secretName: 'aggregator-tls' }");
  }
  if (sharedKey && agent._name !== 'FluentBit') {
    complain(
      'sharedKey',
      'is for the Forward protocol of Fluent Bit; with OTLP, let clients show certificates: tls.clientCertificates',
    );
  }
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 1)) {
    complain('replicas', `is ${replicas}; give a whole number from 1`);
  }
  if (kubernetesEvents && replicasOf(props) > 1) {
    complain(
      'replicas',
      `is ${replicas}, and each pod would read all events; leave it out, or read events with an aggregator of their own`,
    );
  }
  if (port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65535)) {
    complain('port', `is ${port}; a port is a whole number from 1 to 65535`);
  }
}
