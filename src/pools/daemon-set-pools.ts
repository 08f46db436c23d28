import { Names } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BuiltPool, buildPools, Daemon } from './build';
import { commonLabels } from './identity';
import { NodePool } from './options';
import { DaemonSetPoolsProps, LogCollectorPoolsProps, NodeAgentPoolsProps, NodeExporterPoolsProps } from './props';
import { DaemonSet } from '../constructs/daemon-set';
import { DaemonSetOptionsWithoutOs } from '../constructs/daemon-set-options';
import { NodeAgentDaemonSet } from '../constructs/node-agent/node-agent-daemon-set';
import { SharedCompanions } from '../constructs/node-agent/shared-companions';
import { endpointOf, exporterCompanions } from '../constructs/node-exporter/monitoring';
import { NodeExporterDaemonSet } from '../constructs/node-exporter/node-exporter-daemon-set';
import { abandon, checkList, checkProps, pathIn } from '../constructs/owned';
import { LogCollectorDaemonSet } from '../logs/log-collector-daemon-set';
import { LogCollectorDaemonSetProps } from '../logs/props';
import { renderedCollector } from '../logs/rendered-collector';

/**
 * One daemon on several groups of nodes: a DaemonSet for each pool, and no node in two pools.
 *
 * - Each pool has the nodes that match its condition and none of the earlier conditions. The last pool has no condition and takes all other nodes
 *   (`nowhereElse`). Node selector and node affinity of the base apply to all pools.
 * - The differences of a pool are merged into the base: scalars replace, maps and structs merge by key, lists of named items (containers, env,
 * volumes,   mounts, ports) merge by Kubernetes' merge key, and other lists are appended (`replace`). A node must match both node affinities.
 * - Name, selector and labels of a pool depend on its own name only, so you can add, remove and reorder other pools.
 * - All pools share service account, roles, Service, monitor and configuration.
 */
export class DaemonSetPools extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /**
   * Pools of a plain `DaemonSet`.
   *
   * @param scope where the pools are made
   * @param id name of the construct
   * @param props base and pools
   */
  public static ofDaemonSets(scope: Construct, id: string, props: DaemonSetPoolsProps): DaemonSetPools {
    return new DaemonSetPools(scope, id, props, (daemon) =>
      buildPools(daemon, props, {
        make: (pools, pool, made) => new DaemonSet(pools, pool, made),
      }),
    );
  }

  /**
   * Pools of a `NodeAgentDaemonSet`, with one service account and the roles of all of them.
   *
   * @param scope where the pools are made
   * @param id name of the construct
   * @param props base and pools
   */
  public static ofNodeAgents(scope: Construct, id: string, props: NodeAgentPoolsProps): DaemonSetPools {
    return new DaemonSetPools(scope, id, props, (daemon) =>
      buildPools(daemon, props, {
        agent: true,
        make: (pools, pool, made) => new NodeAgentDaemonSet(pools, pool, made),
      }),
    );
  }

  /**
   * Pools of a `LogCollectorDaemonSet`. Pools with the configuration of the base share one ConfigMap, and all pools keep their state in the same
   * folder of the node.
   *
   * @param scope where the pools are made
   * @param id name of the construct
   * @param props base and pools
   */
  public static ofLogCollectors(scope: Construct, id: string, props: LogCollectorPoolsProps): DaemonSetPools {
    return new DaemonSetPools(scope, id, props, (daemon) =>
      buildPools(daemon, props, {
        agent: true,
        makesContainers: true,
        make: (pools, pool, made) => new LogCollectorDaemonSet(pools, pool, made),
        config: (base, namespace, shared) => configOf(base, daemon.name, namespace, shared),
      }),
    );
  }

  /**
   * Pools of a `NodeExporterDaemonSet`, with one Service and one monitor over all of them.
   *
   * @param scope where the pools are made
   * @param id name of the construct
   * @param props base and pools
   */
  public static ofNodeExporters(scope: Construct, id: string, props: NodeExporterPoolsProps): DaemonSetPools {
    return new DaemonSetPools(scope, id, props, (daemon) => {
      const built = buildPools(daemon, props, {
        agent: true,
        makesContainers: true,
        make: (pools, pool, made) => new NodeExporterDaemonSet(pools, pool, made),
      });
      const { service = true, monitor } = props.base;
      const [first, ...others] = built.map((pool) => ({
        ...pool,
        port: pool.props.port ?? 9100,
        endpoint: endpointOf(pool.props),
      }));
      const other = others.find(
        ({ port, endpoint }) => port !== first.port || JSON.stringify(endpoint) !== JSON.stringify(first.endpoint),
      );
      if (other && (service || monitor)) {
        daemon.fail(
          `pools '${first.name}' and '${other.name}' serve metrics at different ports or with different protection (${first.endpoint.portName} ` +
            `${first.port}, ${other.endpoint.portName} ${other.port}), but all pools share one Service; use the same port and protection, or give the base service: false and no monitor`,
        );
      }
      const selector = { matchLabels: { ...daemon.labels } };
      exporterCompanions(
        daemon.scope,
        props.base,
        { daemonSet: first.daemonSet, name: daemon.name, selector },
        first.endpoint,
      );
      return built;
    });
  }

  /** Name of the daemon. The names of its DaemonSets begin with it. */
  public readonly name: string;

  /** The labels that the pods of all pools have in common, for a Service over all pools. */
  public readonly labels: { [key: string]: string };

  /** The DaemonSets, in the order of the pools. */
  public readonly daemonSets: DaemonSet[];

  private readonly pools: ReadonlyMap<string, DaemonSet>;

  private constructor(
    scope: Construct,
    id: string,
    props: { readonly base: DaemonSetOptionsWithoutOs; readonly pools: readonly NodePool[] },
    build: (daemon: Daemon) => readonly Pick<BuiltPool<unknown>, 'name' | 'daemonSet'>[],
  ) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { base, pools } = props;
    checkProps(path, base, 'base');
    checkList(path, pools, 'pools');
    super(scope, id);
    const fail = (problem: string): never => {
      throw new Error(`${path}: ${problem}`);
    };
    try {
      this.name = base.metadata?.name ?? Names.toDnsLabel(this);
      this.labels = { ...commonLabels(this.name, base, fail) };
      const built = build({ scope: this, name: this.name, labels: this.labels, fail });
      this.pools = new Map(built.map(({ name, daemonSet }) => [name, daemonSet]));
      this.daemonSets = [...this.pools.values()];
    } catch (error) {
      abandon(this);
      throw error;
    }
  }

  /**
   * The DaemonSet of one pool.
   *
   * @param name name of the pool
   */
  public pool(name: string): DaemonSet {
    const found = this.pools.get(name);
    if (found) return found;
    throw new Error(
      `${this.node.path}: no pool is called '${name}'; there is ${[...this.pools.keys()].map((known) => `'${known}'`).join(', ')}`,
    );
  }

  /** Lets services and policies of cdk8s-plus select the pods of all pools. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { namespace } = this.daemonSets[0].metadata;
    return {
      labelSelector: kplus.LabelSelector.of({ labels: this.labels }),
      namespaces: namespace ? { names: [namespace] } : undefined,
    };
  }

  /** Lets network policies of cdk8s-plus name the pods of all pools as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** Lets network policies of cdk8s-plus select the pods of all pools. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}

/** Of a base that is no collector by itself, since its pools add what it lacks. */
class IncompleteBase extends Error {}

/** The configuration files of the base; undefined where its pools have to complete it. */
function configOf(
  base: LogCollectorDaemonSetProps,
  name: string,
  namespace: string | undefined,
  shared: SharedCompanions,
): { [name: string]: string } | undefined {
  try {
    const fail = (property: string, problem: string): never => {
      throw new IncompleteBase(`${property} ${problem}`);
    };
    return renderedCollector(base, name, namespace, fail, shared).configFiles;
  } catch (error) {
    if (error instanceof IncompleteBase) return undefined;
    throw error;
  }
}
