import { KubernetesMetadata } from './metadata';
import { AgentContainer, AgentTask } from './rendering';
import { PolicyRule } from '../constructs/node-agent/options';
import { ResourceRequirements } from '../model/generated/structs';

/**
 * A log agent: it renders inputs and outputs into its own configuration, and knows its image, ports, probes and rights.
 */
export abstract class LogAgent {
  /** @internal */
  public abstract readonly _containerName: string;

  /** @internal */
  public abstract readonly _defaultResources: ResourceRequirements;

  /** @internal */
  public abstract readonly _defaultMetricsPort: number;

  /** @internal */
  public abstract readonly _metricsPath: string;

  /**
   * What it must be allowed at the API server to add this metadata.
   *
   * @internal
   */
  public abstract _clusterRules(metadata: KubernetesMetadata): PolicyRule[];

  /** @internal */
  public abstract _render(task: AgentTask): AgentContainer;
}
