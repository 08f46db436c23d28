import { SecretKeySelector } from '../../model/generated/structs';
import { PatternOptions } from '../../patterns/options';

/**
 * Software bills of materials of images and of the node.
 */
export interface DatadogSbom {
  /**
   * The reason for giving the agent access to the files of images and packages, without AppArmor. It is written to the annotation
   * `cdk8s-daemonsets/root-reason` of the DaemonSet.
   */
  readonly reason: string;

  /**
   * The analyzers of images: `os`, `languages`.
   *
   * @default - images are not analyzed
   */
  readonly imageAnalyzers?: string[];

  /**
   * The analyzers of the node.
   *
   * @default - the node is not analyzed
   */
  readonly hostAnalyzers?: string[];
}

/**
 * The Datadog agent on every node. A feature adds its container, mounts, capabilities and configuration; without the feature, none of them is there.
 */
export interface DatadogDaemonSetProps extends PatternOptions {
  /**
   * The API key: a key of a Secret in the namespace of the agent. The manifest never contains the key itself.
   */
  readonly apiKey: SecretKeySelector;

  /**
   * The token with which the agents authenticate to the cluster agent.
   *
   * @default - key `token` of the Secret `datadog-cluster-agent`, which the vendor's chart of the cluster agent makes
   */
  readonly clusterAgentToken?: SecretKeySelector;

  /**
   * The Datadog site that receives the data, such as `datadoghq.eu`.
   *
   * @default - `datadoghq.com`
   */
  readonly site?: string;

  /**
   * Name of the cluster.
   *
   * @default - detected from the cloud provider
   */
  readonly clusterName?: string;

  /**
   * Tags that are added to all data, each in the form `team:infra`.
   *
   * @default - none
   */
  readonly tags?: string[];

  /**
   * Whether network connections of pods and processes are monitored. This adds the process agent, and mounts bpffs into system-probe.
   *
   * @default false
   */
  readonly networkMonitoring?: boolean;

  /**
   * Whether processes are collected, with their command lines.
   *
   * @default false - containers only
   */
  readonly processCollection?: boolean;

  /**
   * The reason for workload protection, which is enabled if you give one. It adds the security agent; system-probe gets the capability KILL and
   * sees the file system of the node.
   *
   * @default - it is disabled
   */
  readonly workloadProtectionReason?: string;

  /**
   * The software bills of materials to collect. The agent gets access to the images of the container runtime and runs without AppArmor.
   *
   * @default - none
   */
  readonly sbom?: DatadogSbom;

  /**
   * Whether the logs of all containers are collected. Read positions are stored on the node.
   *
   * @default false
   */
  readonly logs?: boolean;

  /**
   * Whether system-probe collects the lengths of TCP queues and counts processes that the kernel killed because memory ran out.
   *
   * @default false
   */
  readonly kernelMetrics?: boolean;

  /**
   * The port on which system-probe serves profiles.
   *
   * @default - none
   */
  readonly systemProbeDebugPort?: number;
}
