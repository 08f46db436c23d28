import { DaemonSetPool, LogCollectorPool, NodeAgentPool, NodeExporterPool, NodePoolsOptions } from './options';
import { DaemonSetProps } from '../constructs/daemon-set-props';
import { NodeAgentDaemonSetProps } from '../constructs/node-agent/props';
import { NodeExporterDaemonSetProps } from '../constructs/node-exporter/props';
import { LogCollectorDaemonSetProps } from '../logs/props';

/**
 * A `DaemonSet` for each of several kinds of nodes.
 */
export interface DaemonSetPoolsProps extends NodePoolsOptions {
  /**
   * What all pools have in common; `metadata.name` is the name of the daemon.
   */
  readonly base: DaemonSetProps;

  /**
   * The pools: a node belongs to the first one whose condition it meets.
   */
  readonly pools: DaemonSetPool[];
}

/**
 * A `NodeAgentDaemonSet` for each of several kinds of nodes.
 */
export interface NodeAgentPoolsProps extends NodePoolsOptions {
  /**
   * What all pools have in common; `metadata.name` is the name of the daemon.
   */
  readonly base: NodeAgentDaemonSetProps;

  /**
   * The pools: a node belongs to the first one whose condition it meets.
   */
  readonly pools: NodeAgentPool[];
}

/**
 * A `LogCollectorDaemonSet` for each of several kinds of nodes.
 */
export interface LogCollectorPoolsProps extends NodePoolsOptions {
  /**
   * What all pools have in common; `metadata.name` is the name of the daemon.
   */
  readonly base: LogCollectorDaemonSetProps;

  /**
   * The pools: a node belongs to the first one whose condition it meets.
   */
  readonly pools: LogCollectorPool[];
}

/**
 * A `NodeExporterDaemonSet` for each of several kinds of nodes.
 */
export interface NodeExporterPoolsProps extends NodePoolsOptions {
  /**
   * What all pools have in common; `metadata.name` is the name of the daemon.
   */
  readonly base: NodeExporterDaemonSetProps;

  /**
   * The pools: a node belongs to the first one whose condition it meets.
   */
  readonly pools: NodeExporterPool[];
}
