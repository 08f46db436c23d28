import { NodeAffinities } from '../builders/node-affinities';
import { NodeAffinity, PodSpecOptions } from '../model/generated/structs';
import { NodeExpression } from '../node-sets/node-expression';
import { placementExpression, requiredTerms } from '../node-sets/placement-expression';

/** What a pool and its differences say of nodes. */
export interface PoolNodes {
  readonly name: string;
  readonly nodes?: NodeExpression;
  /** What the differences ask of nodes beside that. */
  readonly narrowing: PodSpecOptions;
  /** All that the DaemonSet of the pool asks of nodes but for the condition. */
  readonly placement: PodSpecOptions;
}

/** Throws: names the pool and what is wrong with it. */
type FailPool = (pool: string, problem: string) => never;

const EVERY_NODE = NodeExpression._anyOf([[]]);

/**
 * The nodes of every pool: those that meet its condition, and none of those before it. What its differences ask of nodes belongs to the condition,
 * so that the pools after it take the nodes that do not meet that.
 */
export function poolConditions(pools: readonly PoolNodes[], fail: FailPool): NodeExpression[] {
  const asked = pools.map(({ name, nodes = EVERY_NODE, narrowing }) => {
    if (nodes._isNever()) fail(name, nodes._whyNone());
    const terms = requiredTerms(narrowing);
    if (!terms && !narrowing.nodeSelector) return nodes;
    if (terms?.some(({ matchFields }) => matchFields?.length)) {
      fail(
        name,
        'its differences have a node affinity by node names, which the other pools cannot exclude; use a label such as kubernetes.io/hostname',
      );
    }
    const own = nodes.and(placementExpression(narrowing));
    if (own._isNever()) {
      fail(
        name,
        `no node that meets '${nodes}' also meets the nodeSelector or node affinity of its differences; leave them out of the differences`,
      );
    }
    return own;
  });
  return pools.map(({ name, placement }, i) => {
    const before = asked.slice(0, i);
    const condition = orFail(name, fail, () => asked[i]._butNot(before));
    if (condition._isNever()) {
      const takers = before.flatMap((other, j) => (other._meets(asked[i]) ? [`'${pools[j].name}'`] : []));
      fail(
        name,
        `every node that meets '${asked[i]}' is taken by ${takers.join(' and ')} before it; put the pool before them, or restrict their conditions`,
      );
    }
    if (
      (placement.nodeSelector || requiredTerms(placement)) &&
      condition.and(placementExpression(placement))._isNever()
    ) {
      fail(
        name,
        `no node that meets '${condition}' also meets the nodeSelector and node affinity of the base; change one of the two`,
      );
    }
    return condition;
  });
}

/** The required node affinity of a pool's condition; nothing where every node meets it. */
export function conditionAffinity(name: string, condition: NodeExpression, fail: FailPool): NodeAffinity {
  return orFail(name, fail, () => NodeAffinities.matching(condition));
}

function orFail<T>(name: string, fail: FailPool, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    return fail(name, (error as Error).message);
  }
}
