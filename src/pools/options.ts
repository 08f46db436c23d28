import { DaemonSetOptions } from '../constructs/daemon-set-options';
import { NodeAgentOptions } from '../constructs/node-agent/options';
import { OperatingSystemOptions } from '../constructs/node-agent/windows/options';
import { NodeExporterOptions } from '../constructs/node-exporter/options';
import { LogAgent } from '../logs/agent';
import { LogCollectorOptions } from '../logs/options';
import { Container } from '../model/generated/structs';
import { NodeExpression } from '../node-sets/node-expression';
import { PlatformName } from '../platforms/names';

/**
 * A group of nodes with a DaemonSet of its own.
 */
export interface NodePool {
  /**
   * Name of the pool: up to 63 lower-case letters, digits and '-'. It is part of the name, the selector and the labels of the pool's DaemonSet, so
   * a new name makes a new DaemonSet.
   */
  readonly name: string;

  /**
   * The nodes of the pool. A node that also matches an earlier pool belongs to the earlier one.
   *
   * @default - with a `platform` that labels its nodes, the nodes with these labels; else all nodes that no earlier pool has, so such a pool is the last one
   */
  readonly nodes?: NodeExpression;

  /**
   * The platform of the nodes, as for `Platform`.
   *
   * One of `gke`, `gke-autopilot`, `eks`, `eks-bottlerocket`, `eks-auto`, `aks`, `aks-automatic`, `openshift`, `talos`, `k3s`, `rke2`, `rke2-cis`, `microk8s`,
   * `windows`, `windows-2019`, `windows-2022`, `windows-2025`.
   *
   * @default - that of the scope around
   */
  readonly platform?: PlatformName;

  /**
   * Paths at which the differences replace the base instead of being merged into it, such as `containers[agent].args`, `tolerations` or
   * `volumes[state]`.
   *
   * @default - scalars replace, maps and structs merge by key, lists of named items merge by name, and other lists are appended
   */
  readonly replace?: string[];
}

/**
 * Options of all pools.
 */
export interface NodePoolsOptions {
  /**
   * Whether nodes that match no condition run none of the pools.
   *
   * @default false - the last pool has no condition and takes these nodes
   */
  readonly nowhereElse?: boolean;
}

/**
 * What a pool changes in a `DaemonSet`.
 */
export interface DaemonSetDifferences extends DaemonSetOptions {
  /**
   * Containers by name: those of the base are changed, others are added.
   *
   * @default - those of the base
   */
  readonly containers?: Container[];
}

/**
 * A group of nodes with a `DaemonSet` of its own.
 */
export interface DaemonSetPool extends NodePool {
  /**
   * What the pool changes in the base.
   *
   * @default - nothing
   */
  readonly differences?: DaemonSetDifferences;
}

/**
 * What a pool changes in a `NodeAgentDaemonSet`.
 */
export interface NodeAgentDifferences extends NodeAgentOptions, OperatingSystemOptions {
  /**
   * Containers by name: those of the base are changed, others are added.
   *
   * @default - those of the base
   */
  readonly containers?: Container[];
}

/**
 * A group of nodes with a `NodeAgentDaemonSet` of its own.
 */
export interface NodeAgentPool extends NodePool {
  /**
   * What the pool changes in the base.
   *
   * @default - nothing
   */
  readonly differences?: NodeAgentDifferences;
}

/**
 * What a pool changes in a `LogCollectorDaemonSet`.
 */
export interface LogCollectorDifferences extends LogCollectorOptions {
  /**
   * The agent that collects.
   *
   * @default - that of the base
   */
  readonly agent?: LogAgent;

  /**
   * Containers by name: the agent's is changed, others are added.
   *
   * @default - as the agent renders it
   */
  readonly containers?: Container[];
}

/**
 * A group of nodes with a `LogCollectorDaemonSet` of its own.
 */
export interface LogCollectorPool extends NodePool {
  /**
   * What the pool changes in the base.
   *
   * @default - nothing
   */
  readonly differences?: LogCollectorDifferences;
}

/**
 * What a pool changes in a `NodeExporterDaemonSet`.
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
 * A group of nodes with a `NodeExporterDaemonSet` of its own.
 */
export interface NodeExporterPool extends NodePool {
  /**
   * What the pool changes in the base.
   *
   * @default - nothing
   */
  readonly differences?: NodeExporterDifferences;
}
