import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * Lists of packages in images and on the node.
 */
export interface DatadogSbom {
  /**
   * What is looked for in images: `os`, `languages`.
   *
   * @default - images are left out
   */
  readonly imageAnalyzers?: string[];

  /**
   * What is looked for on the node.
   *
   * @default - the node is left out
   */
  readonly hostAnalyzers?: string[];
}

/**
 * The Datadog agent on every node. A feature brings its container, mounts, capabilities and configuration, and takes all of them with it when it is off.
 */
export interface DatadogDaemonSetProps extends PatternOptions {
  /**
   * The API key: a key of a Secret in the namespace of the agent. It is never a text in the manifest.
   */
  readonly apiKey: SecretKeySelector;

  /**
   * The token that the cluster agent knows the agents by.
   *
   * @default - key `token` of the Secret `datadog-cluster-agent`, which the vendor's chart of the cluster agent makes
   */
  readonly clusterAgentToken?: SecretKeySelector;

  /**
   * Which Datadog takes the data, as `datadoghq.eu`.
   *
   * @default - `datadoghq.com`
   */
  readonly site?: string;

  /**
   * Name of the cluster.
   *
   * @default - what the cloud says
   */
  readonly clusterName?: string;

  /**
   * Tags of all that the agent sends, each as `team:infra`.
   *
   * @default - none
   */
  readonly tags?: string[];

  /**
   * Whether connections of pods and processes are watched. A process agent is added; system-probe sees bpffs.
   *
   * @default false
   */
  readonly networkMonitoring?: boolean;

  /**
   * Whether processes are listed with their command lines.
   *
   * @default false - containers only
   */
  readonly processCollection?: boolean;

  /**
   * Why the workloads are protected. A security agent is added; system-probe may end processes (KILL) and sees the file system of the node.
   *
   * @default - they are not
   */
  readonly workloadProtectionReason?: string;

  /**
   * Which packages are listed. The agent sees the images of the container runtime, without AppArmor.
   *
   * @default - none
   */
  readonly sbom?: DatadogSbom;

  /**
   * Whether logs of containers are collected, of all of them. Their positions are kept on the node.
   *
   * @default false
   */
  readonly logs?: boolean;

  /**
   * Whether system-probe counts how long the queues of TCP are, and processes that the kernel killed for want of memory.
   *
   * @default false
   */
  readonly kernelMetrics?: boolean;

  /**
   * Port on which system-probe can be profiled.
   *
   * @default - none
   */
  readonly systemProbeDebugPort?: number;
}
