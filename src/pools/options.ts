import { DaemonSetOptions } from '../constructs/daemon-set-options';
import { NodeAgentOptions } from '../constructs/node-agent/options';
import { NodeExporterOptions } from '../constructs/node-exporter/options';
import { LogAgent } from '../logs/agent';
import { LogCollectorOptions } from '../logs/options';
import { Container } from '../model/generated/structs';
import { NodeExpression } from '../node-sets/node-expression';

/**
 * A kind of node that a daemon runs on in its own way.
 */
export interface NodePool {
  /**
   * Name of the pool: up to 63 lower-case letters, digits and '-'. It is in the name, the selector and the labels of the pool's DaemonSet, so
   * that another name makes another DaemonSet.
   */
  readonly name: string;

  /**
   * Which nodes belong to it, of those that no pool before it takes.
   *
   * @default - all of them, so that it stands last
   */
  readonly nodes?: NodeExpression;

  /**
   * What the differences put in place of what the base has there instead of merging the two, as paths: `containers[agent].args`,
   * `tolerations`, `volumes[state]`.
   *
   * @default - scalars replace, maps and structs merge by key, lists of named things by name, and other lists are appended
   */
  readonly replace?: string[];
}

/**
 * What is said of all pools.
 */
export interface NodePoolsOptions {
  /**
   * Whether nodes that meet no condition run none of the pools.
   *
   * @default false - the last pool has no condition, and takes them
   */
  readonly nowhereElse?: boolean;
}

/**
 * What can be different in a pool of a `DaemonSet`.
 */
export interface DaemonSetDifferences extends DaemonSetOptions {
  /**
   * Containers by name: one that the base has is changed, another one added.
   *
   * @default - those of the base
   */
  readonly containers?: Container[];
}

/**
 * A kind of node that a `DaemonSet` runs on in its own way.
 */
export interface DaemonSetPool extends NodePool {
  /**
   * What is different there from the base.
   *
   * @default - nothing
   */
  readonly differences?: DaemonSetDifferences;
}

/**
 * What can be different in a pool of a `NodeAgentDaemonSet`.
 */
export interface NodeAgentDifferences extends NodeAgentOptions {
  /**
   * Containers by name: one that the base has is changed, another one added.
   *
   * @default - those of the base
   */
  readonly containers?: Container[];
}

/**
 * A kind of node that a `NodeAgentDaemonSet` runs on in its own way.
 */
export interface NodeAgentPool extends NodePool {
  /**
   * What is different there from the base.
   *
   * @default - nothing
   */
  readonly differences?: NodeAgentDifferences;
}

/**
 * What can be different in a pool of a `LogCollectorDaemonSet`.
 */
export interface LogCollectorDifferences extends LogCollectorOptions {
  /**
   * The agent that collects.
   *
   * @default - that of the base
   */
  readonly agent?: LogAgent;

  /**
   * Containers by name: that of the agent is changed, another one added.
   *
   * @default - as the agent renders it
   */
  readonly containers?: Container[];
}

/**
 * A kind of node that a `LogCollectorDaemonSet` runs on in its own way.
 */
export interface LogCollectorPool extends NodePool {
  /**
   * What is different there from the base.
   *
   * @default - nothing
   */
  readonly differences?: LogCollectorDifferences;
}

/**
 * What can be different in a pool of a `NodeExporterDaemonSet`.
 */
export interface NodeExporterDifferences extends NodeExporterOptions {
  /**
   * Containers by name: `node-exporter` and `kube-rbac-proxy` are changed, others added.
   *
   * @default - as the options make them
   */
  readonly containers?: Container[];
}

/**
 * A kind of node that a `NodeExporterDaemonSet` runs on in its own way.
 */
export interface NodeExporterPool extends NodePool {
  /**
   * What is different there from the base.
   *
   * @default - nothing
   */
  readonly differences?: NodeExporterDifferences;
}
