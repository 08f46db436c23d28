import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { conditionAffinity, poolConditions } from './conditions';
import { Fail } from './fail';
import { checkIdentities, poolIdentity } from './identity';
import { Merge } from './merge';
import { onItsSystem, osOfPlatform } from './operating-systems';
import { NodePoolsOptions, NodePool } from './options';
import { PoolCompanions } from './pool-companions';
import { checkPoolList } from './pool-list';
import { nodesOfPool } from './pool-platform';
import { NodeAffinities } from '../builders/node-affinities';
import { DaemonSet } from '../constructs/daemon-set';
import { DaemonSetOptionsWithoutOs } from '../constructs/daemon-set-options';
import { ownServiceAccount } from '../constructs/node-agent/access';
import { shareCompanions } from '../constructs/node-agent/companions-of-pools';
import { agentPlacement } from '../constructs/node-agent/placement';
import { SharedCompanions } from '../constructs/node-agent/shared-companions';
import { OS_LABEL } from '../constructs/node-agent/windows/operating-system';
import { Platform } from '../constructs/platform';
import { Affinity, Container, PodSpecOptions } from '../model/generated/structs';
import { requiredTerms } from '../node-sets/placement-expression';

type Differences = DaemonSetOptionsWithoutOs & { readonly containers?: Container[] };

export interface PoolsProps<Props> extends NodePoolsOptions {
  readonly base: Props;
  readonly pools: readonly (NodePool & { readonly differences?: Differences })[];
}

/** What the pools of one daemon are made in, and of what. */
export interface Daemon {
  readonly scope: Construct;
  readonly name: string;
  /** Labels of the pods of all pools. */
  readonly labels: { readonly [key: string]: string };
  readonly fail: Fail;
}

/** The construct that is made for every pool. */
export interface PoolKind<Props> {
  readonly make: (scope: Construct, id: string, props: Props) => DaemonSet;
  /** It is safe on every node, with companions that pools share. */
  readonly agent?: true;
  /** It makes its containers itself, which differences then change. */
  readonly makesContainers?: true;
  /** The configuration files of the base; undefined where it lacks what its pools add. */
  readonly config?: (
    base: Props,
    namespace: string | undefined,
    shared: SharedCompanions,
  ) => { [name: string]: string } | undefined;
}

/** A pool on its way to a DaemonSet. */
export interface BuiltPool<Props> {
  readonly name: string;
  readonly props: Props;
  readonly daemonSet: DaemonSet;
}

export function buildPools<Props extends DaemonSetOptionsWithoutOs>(
  daemon: Daemon,
  { base, pools: given, nowhereElse }: PoolsProps<Props>,
  kind: PoolKind<Props>,
): BuiltPool<Props>[] {
  const { scope, fail } = daemon;
  const pools = given.map((pool) => ({ ...pool, nodes: nodesOfPool(pool) }));
  checkPoolList(pools, { nowhereElse }, fail);
  const ofPool = (name: string, problem: string): never => fail(`pool '${name}': ${problem}`);
  const merged = pools.map(({ name, differences: own = {}, replace = [], ...pool }) => {
    const merge = new Merge((problem) => fail(`pool '${name}' ${problem}`), new Set(replace));
    const differences = kind.agent ? { ...osOfPlatform(pool as NodePool), ...own } : own;
    const described = merge.props(base, withoutRequired(differences)) as Props & Differences;
    if (!kind.agent) return { name, merge, differences, props: described, placement: described as PodSpecOptions };
    const props = onItsSystem(scope.node.path, described, (problem) => ofPool(name, problem));
    return { name, merge, differences, props, placement: agentPlacement(props.os, props) };
  });
  const conditions = poolConditions(
    merged.map(({ name, differences, placement }, i) => ({
      name,
      nodes: pools[i].nodes,
      narrowing: narrowing(differences),
      placement,
    })),
    ofPool,
  );
  const identities = merged.map(({ name, props, differences }) =>
    poolIdentity(name, daemon.name, daemon.labels, props, differences),
  );
  checkIdentities(
    merged.map(({ name }) => name),
    identities,
    merged.some(({ differences }) => differences.selector !== undefined),
    fail,
  );

  const shared = kind.agent && companionsOf(daemon, base, merged, kind);
  const built = merged.map(({ name, merge, props, differences }, i) => {
    const affinity = narrowed(props.affinity, conditionAffinity(name, conditions[i], ofPool));
    const { containers, ...others } = props;
    const all = {
      ...others,
      ...identities[i],
      affinity,
      ...(!kind.makesContainers && { containers }),
      ...(shared?.account && { serviceAccountName: shared.account.name }),
    } as unknown as Props;
    if (shared) shareCompanions(scope, name, shared.companions);
    const daemonSet = kind.make(scope, name, all);
    const { platform } = pools[i];
    if (platform !== undefined) Platform.of(daemonSet).use(platform);
    if (shared?.account) ApiObject.of(daemonSet).addDependency(shared.account);
    if (kind.makesContainers) changeContainers(daemonSet, differences.containers ?? [], merge);
    return { name, props: all, daemonSet };
  });
  shared?.companions.makeRoles();
  return built;
}

/** What the differences ask of nodes, which is part of the pool's condition. */
function narrowing({ nodeSelector, ...differences }: Differences): PodSpecOptions {
  // the field of a plain DaemonSet does not select nodes
  const { os } = differences as { readonly os?: unknown };
  const byOs = typeof os === 'string' ? { [OS_LABEL]: os } : undefined;
  const required = requiredTerms(differences);
  return {
    ...((nodeSelector || byOs) && { nodeSelector: { ...byOs, ...nodeSelector } }),
    ...(required && {
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: required } } },
    }),
  };
}

function withoutRequired(differences: Differences): Differences {
  if (!requiredTerms(differences)) return differences;
  const { requiredDuringSchedulingIgnoredDuringExecution: _, ...nodeAffinity } = differences.affinity!.nodeAffinity!;
  return { ...differences, affinity: { ...differences.affinity, nodeAffinity } };
}

function narrowed(affinity: Affinity | undefined, condition: object): Affinity | undefined {
  const nodeAffinity = NodeAffinities.allOf(affinity?.nodeAffinity ?? {}, condition);
  if (Object.keys(nodeAffinity).length > 0) return { ...affinity, nodeAffinity };
  return affinity;
}

function companionsOf<Props extends DaemonSetOptionsWithoutOs>(
  { scope, name, fail }: Daemon,
  base: Props,
  pools: readonly { readonly name: string; readonly props: Props }[],
  { config }: PoolKind<Props>,
) {
  const given = base.serviceAccountName ?? base.serviceAccount;
  const other = pools.find(({ props }) => (props.serviceAccountName ?? props.serviceAccount) !== given);
  if (other) {
    fail(`pool '${other.name}' has another service account than the base, but all pools share one; set it in the base`);
  }
  const namespace = base.metadata?.namespace ?? Chart.of(scope).namespace;
  const account = given === undefined ? ownServiceAccount(scope, name, namespace) : undefined;
  const companions = new PoolCompanions(scope, name, namespace, given ?? account!.name, (shared) =>
    config?.(base, namespace, shared),
  );
  return { companions, account };
}

function changeContainers(daemonSet: DaemonSet, differences: readonly Container[], merge: Merge): void {
  const there = new Set(daemonSet.containers.map(({ name }) => name));
  for (const difference of differences) {
    const { name } = difference;
    if (!there.has(name)) daemonSet.addContainer(difference);
    else daemonSet._changeContainer(name, (made) => merge.container(made, difference));
  }
}
