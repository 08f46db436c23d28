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

type Complain = (pool: string, problem: string) => never;

const EVERY_NODE = NodeExpression._anyOf([[]]);

/**
 * The nodes of every pool: those that meet its condition, and none of those before it. What its differences ask of nodes belongs to the condition,
 * so that the pools after it take the nodes that do not meet that.
 */
export function poolConditions(pools: readonly PoolNodes[], complain: Complain): NodeExpression[] {
  const asked = pools.map(({ name, nodes = EVERY_NODE, narrowing }) => {
    if (nodes._isNever()) complain(name, nodes._whyNone());
    const terms = requiredTerms(narrowing);
    if (!terms && !narrowing.nodeSelector) return nodes;
    if (terms?.some(({ matchFields }) => matchFields?.length)) {
      complain(
        name,
        'its differences have a node affinity by names of nodes, which the other pools cannot exclude; ask for a label such as kubernetes.io/hostname',
      );
    }
    const own = nodes.and(placementExpression(narrowing));
    if (own._isNever()) {
      complain(
        name,
        `no node that meets '${nodes}' meets the nodeSelector or node affinity of its differences too; leave them out there`,
      );
    }
    return own;
  });
  return pools.map(({ name, placement }, i) => {
    const before = asked.slice(0, i);
    const condition = orComplain(name, complain, () => asked[i]._butNot(before));
    if (condition._isNever()) {
      const takers = before.flatMap((other, j) => (other._meets(asked[i]) ? [`'${pools[j].name}'`] : []));
      complain(
        name,
        `every node that meets '${asked[i]}' is taken by ${takers.join(' and ')} before it; put it before them, or narrow what they take`,
      );
    }
    if (
      (placement.nodeSelector || requiredTerms(placement)) &&
      condition.and(placementExpression(placement))._isNever()
    ) {
      complain(
        name,
        `no node that meets '${condition}' meets the nodeSelector and node affinity of the base too; change one of the two`,
      );
    }
    return condition;
  });
}

/** The required node affinity of a pool's condition; nothing where every node meets it. */
export function conditionAffinity(name: string, condition: NodeExpression, complain: Complain): NodeAffinity {
  return orComplain(name, complain, () => NodeAffinities.matching(condition));
}

function orComplain<T>(name: string, complain: Complain, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    return complain(name, (error as Error).message);
  }
}
