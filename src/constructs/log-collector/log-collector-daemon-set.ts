import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkedInputs } from './checked-inputs';
import { checkedOutputs } from './checked-outputs';
import { absolutePath, Complain, theOne } from './checks';
import { hostPaths, pathVolumeName } from './host-mounts';
import { literalCredential } from './literal-credential';
import { PipelineInput } from './pipeline';
import { LogCollectorDaemonSetProps } from './props';
import { AgentTask } from './rendering';
import { parseQuantity } from '../../model/quantity-parse';
import { NodeAgentDaemonSet } from '../node-agent/node-agent-daemon-set';

const STATE = '/state';
const ROOT_REASON = 'reads the log files of the node, which belong to root';
// what the API server keeps of `<name>-` in the names of the pods, before five characters of its own
const GENERATED_NAME_MAX = 58;

/**
 * A log collector on every node, on the safe ground of `NodeAgentDaemonSet`:
 *
 * - what it reads is mounted read-only, the targets of links included, and its own output is left out;
 * - lines that the container runtime has split are joined;
 * - how far it has read, and what it could not send, is kept on the node and survives restarts (`state`);
 * - its buffers follow its memory limit (`agentResources`) and a share of the disk (`diskBuffer`), and when both are full it waits;
 * - it may read at the API server what its metadata takes, and nothing else (`kubernetesMetadata`);
 * - credentials are references to Secrets;
 * - its configuration is a ConfigMap whose change restarts the pods as a rolling update;
 * - it runs as root, which the log files belong to, but without any capability and with a read-only root file system.
 */
export class LogCollectorDaemonSet extends NodeAgentDaemonSet {
  /** Port of the agent's metrics and health, in the container and on the pod. */
  public readonly metricsPort: number;

  constructor(scope: Construct, id: string, props: LogCollectorDaemonSetProps) {
    const { agent, inputs, outputs, config, kubernetesMetadata, state, diskBuffer, agentResources, metricsPort, ...options } = props;
    const metadata = kubernetesMetadata?.enabled === false ? undefined : kubernetesMetadata ?? {};
    super(scope, id, {
      rootReason: ROOT_REASON,
      // time to send what is in memory
      terminationGracePeriodSeconds: 60,
      ...options,
      securityContext: { runAsUser: 0, ...options.securityContext },
      clusterRules: [...(metadata ? agent._clusterRules(metadata) : []), ...options.clusterRules ?? []],
      containers: [],
    });

    const complain: Complain = (property, problem) => {
      throw new Error(`${this.node.path}: ${property} ${problem}`);
    };
    checkSources(props, complain);
    const resources = agentResources ?? agent._defaultResources;
    const pipeline = checkedOutputs(outputs ?? [], complain);
    const { namespace } = this.metadata;
    this.metricsPort = metricsPort ?? agent._defaultMetricsPort;
    const task: AgentTask = {
      inputs: checkedInputs(inputs ?? [{ containerLogs: {} }], complain),
      outputs: pipeline.outputs,
      config,
      metadata,
      excludedFiles: (input) => excludedFiles(input, this.name, namespace),
      memory: bytes(resources.limits?.memory, 'agentResources.limits.memory', complain),
      stateFolder: state?.lostOnRestart === undefined ? STATE : undefined,
      diskBuffer: bytes(diskBuffer ?? '1Gi', 'diskBuffer', complain),
      metricsPort: this.metricsPort,
      complain,
    };
    const { env, configFolder, configFiles, scratchFolders, ...container } = agent._render(task);
    this.addContainer({ name: agent._containerName, ...container, env: [...env, ...pipeline.env], resources });

    const configMap = new ConfigMap(this, 'Config', { metadata: { name: `${this.name}-config`, namespace }, data: configFiles });
    this.apiObject.addDependency(configMap);
    this.mount({ name: 'config', configMap: { name: configMap.name } }, configFolder, { readOnly: true });
    for (const folder of scratchFolders) this.mount({ name: pathVolumeName(folder), emptyDir: {} }, folder);
    for (const path of config === undefined ? hostPaths(task.inputs) : ['/var/log']) {
      this.mount({ name: `host-${pathVolumeName(path)}`, hostPath: { path } }, path, { readOnly: true });
    }
    if (task.stateFolder) {
      const path = state?.hostPath ?? `/var/lib/${this.name}`;
      this.mount({ name: 'state', hostPath: { path, type: 'DirectoryOrCreate' } }, STATE);
    }
    for (const { volume, mountPath } of pipeline.volumes) this.mount(volume, mountPath, { readOnly: true });
  }
}

function checkSources({ inputs, outputs, config, state }: LogCollectorDaemonSetProps, complain: Complain): void {
  if (config !== undefined) {
    if (inputs || outputs) complain('config', 'replaces inputs and outputs; give one or the other');
    const literal = literalCredential(config);
    if (literal) complain('config', `has a credential as a text in line ${literal}; refer to an environment variable there, and set it from a Secret with addEnv`);
  } else if (!outputs?.length) {
    complain('outputs', 'is empty, so nothing would leave the node; give at least one, such as { stdout: {} } to begin with');
  }
  if (inputs?.length === 0) complain('inputs', 'is empty, so nothing would be read; leave it out for the output of all containers');
  if (state && theOne(state, 'state', complain) === 'hostPath') absolutePath(state.hostPath!, 'state.hostPath', complain);
}

function bytes(quantity: number | string | undefined, property: string, complain: Complain): number {
  const parsed = parseQuantity(String(quantity ?? ''));
  if (typeof parsed === 'string' || parsed.sign() <= 0) return complain(property, `is '${quantity ?? ''}'; give an amount of bytes such as 256Mi`);
  return Number(parsed.value());
}

/** The files of the collector itself, which would feed itself, and those of namespaces that are left out. */
function excludedFiles(input: PipelineInput, name: string, namespace: string | undefined): string[] {
  const others = input.kind === 'containerLogs' ? input.options.excludeNamespaces ?? [] : [];
  return [
    `/var/log/containers/${`${name}-`.slice(0, GENERATED_NAME_MAX)}?????_${namespace ?? '*'}_*.log`,
    ...others.map((other) => `/var/log/containers/*_${other}_*.log`),
  ];
}
