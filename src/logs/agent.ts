import { AgentName } from './agents/abilities';
import { KubernetesMetadata } from './metadata';
import { RawConfig } from './raw-config/raw-config';
import { AgentContainer, AgentTask, LogAlertExpressions, OnWindowsNodes } from './rendering';
import { PolicyRule } from '../constructs/node-agent/options';
import { ResourceRequirements } from '../model/generated/structs';

/**
 * A log agent of this library: `FluentBit`, `Fluentd`, `OpenTelemetryCollector`, `Vector`, `Alloy`, `Filebeat` or `Logstash`. It renders inputs, steps and
 * outputs into its own configuration, and brings its image, ports, probes and RBAC rules.
 *
 * The class is not for extension. To run another agent, use `NodeAgentDaemonSet`; to run one of these with a configuration or an image of your
 * own, set `config` or `image`.
 */
export abstract class LogAgent {
  /**
   * Name of its class, by which its abilities are found.
   *
   * @internal
   */
  public abstract readonly _name: AgentName;

  /** @internal */
  public abstract readonly _containerName: string;

  /** @internal */
  public abstract readonly _defaultResources: ResourceRequirements;

  /** @internal */
  public abstract readonly _defaultMetricsPort: number;

  /** @internal */
  public abstract readonly _metricsPath: string;

  /**
   * How it runs on Windows nodes; undefined where it does not.
   *
   * @internal
   */
  public readonly _onWindows?: OnWindowsNodes;

  /**
   * Throws outside of this library.
   */
  protected constructor() {
    if (typeof this._render !== 'function') {
      throw new Error(
        'LogAgent is not for extension; use FluentBit or another of its agents, with a config of your own if need be, or a NodeAgentDaemonSet for another agent',
      );
    }
  }

  /**
   * What it must be allowed at the API server to add this metadata.
   *
   * @internal
   */
  public abstract _clusterRules(metadata: KubernetesMetadata): PolicyRule[];

  /**
   * Undefined for an agent that has no metrics for Prometheus.
   *
   * @internal
   */
  public abstract _alertExpressions(matcher: string): LogAlertExpressions | undefined;

  /**
   * What can be told of a configuration of the user.
   *
   * @internal
   */
  public abstract _rawConfig(config: string): RawConfig;

  /** @internal */
  public abstract _render(task: AgentTask): AgentContainer;
}
