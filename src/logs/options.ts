import { CloudIdentity } from './cloud-identity';
import { LogInput } from './inputs/log-input';
import { KubernetesMetadata } from './metadata';
import { LogOutput } from './outputs/log-output';
import { LogRouting } from './routing/routing';
import { LogStep } from './steps/log-step';
import { NodeAgentOptions } from '../constructs/node-agent/options';
import { OperatingSystemOptions } from '../constructs/node-agent/windows/options';
import { ResourceRequirements } from '../model/generated/structs';

/**
 * Where the collector keeps how far it has read, and what it could not send yet. Exactly one member is set.
 */
export interface LogState {
  /**
   * A folder of the node; created if it is missing. It survives restarts of the pod and of the node, unless it is on a tmpfs like `/run`.
   *
   * @default - not on the node
   */
  readonly hostPath?: string;

  /**
   * Why it may be lost at every restart: lines are then sent twice, or never.
   *
   * @default - it is kept
   */
  readonly lostOnRestart?: string;
}

/**
 * The sidecar that tells the agent when its configuration has changed: the config reloader of Prometheus Operator, which knows nothing of Prometheus.
 *
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/main/cmd/prometheus-config-reloader
 */
export interface ConfigReloader {
  /**
   * Image of the config reloader.
   *
   * @default 'quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0'
   */
  readonly image?: string;

  /**
   * Requests and limits of the sidecar.
   *
   * @default - requests of 10m CPU and 16Mi memory, a limit of 64Mi memory
   */
  readonly resources?: ResourceRequirements;
}

/**
 * What a log collector may say of itself beside its agent.
 */
export interface LogCollectorOptions extends NodeAgentOptions, OperatingSystemOptions {
  /**
   * Where logs come from. The folders they need are mounted read-only, the targets of links included.
   *
   * @default - the output of all containers of the node, in CRI format
   */
  readonly inputs?: LogInput[];

  /**
   * What is done to every record between inputs and outputs, in this order. Each agent does the same; docs/log-pipelines.md says what, and what an agent
   * cannot do.
   *
   * @default - records go out as they come
   */
  readonly steps?: LogStep[];

  /**
   * How records find their outputs, where outputs have conditions.
   *
   * @default - every output takes what meets its condition, and every record has to have one
   */
  readonly routing?: LogRouting;

  /**
   * Where logs go to; an output without a condition gets every record. Not needed with `config`.
   *
   * @default - none, which is refused unless `config` is given
   */
  readonly outputs?: LogOutput[];

  /**
   * The agent's main configuration file as a text of your own, in place of `inputs`, `steps` and `outputs`. It sees `/var/log` and the state folder
   * `/state`; credentials come from environment variables (`addEnv`), since a literal one is refused. Its syntax is checked, and for Fluent Bit it is YAML
   * or the classic format with `[SECTION]`. Probes are kept where it turns on what they ask, at `metricsPort` or the port of health. What the collector
   * writes itself, and where it keeps positions, is for you to say; `findings` reminds of it.
   *
   * @default - rendered from inputs and outputs
   */
  readonly config?: string;

  /**
   * Lines of `config` that look like a credential and are none, each as it stands there without blanks around it. A line looks like one if the name
   * before its value ends in `password`, `passwd`, `secret`, `token`, `api_key`, `shared_key` or `access_key`, or is `authorization`, and its value is no
   * variable, path, switch or pattern.
   *
   * @default - none
   */
  readonly notCredentials?: string[];

  /**
   * Lets the running agent read its configuration again when the ConfigMap has changed, instead of new pods: about a minute later on every node
   * at once, where a rolling update would stop at the first that fails. Variables still need new pods. Not with `config`.
   *
   * @default - a change restarts the pods as a rolling update
   */
  readonly hotReload?: ConfigReloader;

  /**
   * Who the collector is to a cloud that its outputs go to.
   *
   * @default - what the cloud makes of the service account and of the node
   */
  readonly cloudIdentity?: CloudIdentity;

  /**
   * What is added to the records of containers from the API server. The agent gets exactly the rights that this takes.
   *
   * @default - names and labels of the pods
   */
  readonly kubernetesMetadata?: KubernetesMetadata;

  /**
   * Where the collector keeps how far it has read.
   *
   * A restart or reboot loses no lines, those of a file that was rotated meanwhile included, unless the kubelet has compressed it. Fluentd repeats
   * none either; Fluent Bit forgets when it stops how far it has read files that were rotated while it ran, so it sends the newest rotated file of a
   * container once more (10 MiB at most by default). With Docker's format, both lose what was rotated while they were away.
   *
   * @default - the folder of the node `/var/lib/<name of the DaemonSet>`
   */
  readonly state?: LogState;

  /**
   * What all outputs together may keep on the disk of the node while their servers are away, a quantity of bytes. Vector and Filebeat keep nothing
   * there: what is not sent stays in the log files.
   *
   * @default '1Gi' - hours of logs on an ordinary node, and no full disk on a small one
   */
  readonly diskBuffer?: number | string;

  /**
   * What happens when the disk buffer is full because a server is away or too slow:
   *
   * - `wait`: reading stops until there is room. Nothing is lost as long as the node keeps the files: by default the kubelet keeps five of 10 MiB
   *   for each container, of which it compresses all but two, and compressed ones are not read. One output that is away stops all of them. For
   *   Fluent Bit the buffer is a number of chunks, one for each 4 MiB; in a time without its server, every container begins a new one each second,
   *   so with many containers reading stops earlier. An OpenTelemetry Collector that is stopped while its buffer is full loses up to 100 lines of each
   *   file, those that it was about to take;
   * - `dropOldest`: reading goes on, and the oldest records that were not sent are dropped: those of the output that is away by Fluent Bit, whole
   *   chunks by Fluentd. `LogCollectorAlerts` has an alert for it. Fluent Bit cannot do it with `state.lostOnRestart`, and the
   *   other agents not at all.
   *
   * @default 'wait'
   */
  readonly whenFull?: 'wait' | 'dropOldest';

  /**
   * Requests and limits of the agent's container. Its buffers follow the memory limit.
   *
   * @default - as the agent says; a memory limit and no CPU limit
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly agentResources?: ResourceRequirements;

  /**
   * Port of the agent's own metrics and health, 1 to 65535.
   *
   * @default - 2020 for Fluent Bit, 24231 for Fluentd, 8888 for the OpenTelemetry Collector and 9598 for Vector, whose health has a port of its own, 12345
   * for Alloy, 5066 for Filebeat, 9600 for Logstash
   */
  readonly metricsPort?: number;
}
