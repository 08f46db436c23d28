import { required } from './given';
import {
  NodeAffinity,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PreferredSchedulingTerm,
} from '../model/generated/structs';
import { shown } from '../model/shown';
import { NodeExpression } from '../node-sets/node-expression';

/**
 * Creates and combines node affinities, which restrict the nodes that pods may run on.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go
 */
export class NodeAffinities {
  /**
   * Allows only nodes that meet all requirements.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
   */
  public static required(...requirements: NodeSelectorRequirement[]): NodeAffinity {
    return requiredTerms([{ matchExpressions: some('required', requirements) }]);
  }

  /**
   * Allows only nodes that meet the condition. The affinity has as few terms as possible, and requires nothing if every node meets the condition.
   * Throws if no node can meet it.
   *
   * @param condition made with `NodeLabels.value`
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
   */
  public static matching(condition: NodeExpression): NodeAffinity {
    if (typeof condition?._terms !== 'function') {
      throw new Error(
        `NodeAffinities.matching: condition is ${shown(condition)}; give one, made with NodeLabels.value`,
      );
    }
    const terms = condition._terms();
    if (terms.length === 0) throw new Error(`${condition._whyNone()}; leave out a DaemonSet that no node can run`);
    return terms.some(hasNoRequirement) ? {} : requiredTerms(terms);
  }

  /**
   * Allows only the nodes with these names.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/core/validation/validation.go (ValidateNodeFieldSelectorRequirement)
   */
  public static onNodes(...names: string[]): NodeAffinity {
    // A field requirement takes exactly one value, so each name needs a term of its own.
    return requiredTerms(some('onNodes', names).map((name) => ({ matchFields: [nodeName('In', name)] })));
  }

  /**
   * Allows all nodes except those with these names.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/core/validation/validation.go (ValidateNodeFieldSelectorRequirement)
   */
  public static notOnNodes(...names: string[]): NodeAffinity {
    return requiredTerms([{ matchFields: some('notOnNodes', names).map((name) => nodeName('NotIn', name)) }]);
  }

  /**
   * Prefers nodes that meet all requirements, with a weight from 1 to 100. A DaemonSet runs a pod on every node that is allowed, so preferences never
   * change where its pods run.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity-weight
   */
  public static preferred(weight: number, ...requirements: NodeSelectorRequirement[]): NodeAffinity {
    return {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight, preference: { matchExpressions: some('preferred', requirements) } },
      ],
    };
  }

  /**
   * Allows only nodes that all of the affinities allow. Preferences are kept, in order.
   *
   * A node must match one term of an affinity, and all requirements of that term. So each term of an affinity is combined with each term of the next.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
   */
  public static allOf(...affinities: NodeAffinity[]): NodeAffinity {
    checkItems('allOf', affinities);
    const all = affinities.flatMap((affinity) => affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []);
    const joined =
      all.length === 0 ? {} : requiredTerms(all.map((selector) => selector.nodeSelectorTerms).reduce(cross));
    return { ...joined, ...preferredTerms(affinities) };
  }

  /**
   * Allows only nodes that at least one of the affinities allows. Preferences are kept, in order.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
   */
  public static anyOf(...affinities: NodeAffinity[]): NodeAffinity {
    const terms = some('anyOf', affinities).flatMap((affinity, index) => {
      const selector = affinity.requiredDuringSchedulingIgnoredDuringExecution;
      if (selector) return selector.nodeSelectorTerms;
      throw new Error(
        `affinity ${index + 1} of ${affinities.length} requires nothing, so every node would match; give it required terms, or add it with NodeAffinities.allOf`,
      );
    });
    return { ...requiredTerms(terms), ...preferredTerms(affinities) };
  }

  private constructor() {}
}

// In Kubernetes, an empty term matches no node. A list without requirements suggests the opposite.
function some<T>(method: string, list: T[]): T[] {
  if (list.length === 0) {
    throw new Error(
      `NodeAffinities.${method} got an empty list, which no node matches; give at least one, or leave the affinity out`,
    );
  }
  checkItems(method, list);
  return list;
}

function checkItems(method: string, list: readonly unknown[]): void {
  list.forEach((item, index) => required(`NodeAffinities.${method}`, `argument ${index + 1}`, item));
}

function nodeName(operator: 'In' | 'NotIn', name: string): NodeSelectorRequirement {
  return { key: 'metadata.name', operator, values: [name] };
}

function requiredTerms(nodeSelectorTerms: NodeSelectorTerm[]): NodeAffinity {
  return { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
}

function preferredTerms(affinities: NodeAffinity[]): NodeAffinity {
  const terms: PreferredSchedulingTerm[] = affinities.flatMap(
    (affinity) => affinity.preferredDuringSchedulingIgnoredDuringExecution ?? [],
  );
  return terms.length === 0 ? {} : { preferredDuringSchedulingIgnoredDuringExecution: terms };
}

// An empty term matches no node, so a term combined with it must stay empty.
function cross(left: NodeSelectorTerm[], right: NodeSelectorTerm[]): NodeSelectorTerm[] {
  return left.flatMap((a) => right.map((b) => (hasNoRequirement(a) || hasNoRequirement(b) ? {} : join(a, b))));
}

function hasNoRequirement(term: NodeSelectorTerm): boolean {
  return !term.matchExpressions?.length && !term.matchFields?.length;
}

function join(a: NodeSelectorTerm, b: NodeSelectorTerm): NodeSelectorTerm {
  const matchExpressions = [...(a.matchExpressions ?? []), ...(b.matchExpressions ?? [])];
  const matchFields = [...(a.matchFields ?? []), ...(b.matchFields ?? [])];
  return { ...(matchExpressions.length > 0 && { matchExpressions }), ...(matchFields.length > 0 && { matchFields }) };
}
