import { NodeLabel, NodeLabelOptions } from './node-label';
import { NodeSelectorRequirement } from '../model/generated/structs';

/**
 * Makes requirements on the labels of nodes, the parts of node affinities, and conditions that can be joined and negated.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Requirement.Matches)
 */
export class NodeLabels {
  /**
   * A label of which conditions are made that can be joined and negated.
   *
   * ```ts
   * import { NodeAffinities, NodeLabels } from 'cdk8s-daemonsets';
   *
   * const a100 = NodeLabels.value('gpu').in('a100').and(NodeLabels.value('kubernetes.io/arch').in('amd64'));
   * const affinity = { nodeAffinity: NodeAffinities.matching(a100.not()) };
   * ```
   *
   * @param key key of the label
   * @param options what is known of the label
   */
  public static value(key: string, options: NodeLabelOptions = {}): NodeLabel {
    return NodeLabel._of(key, options);
  }

  /**
   * The node has the label with one of the values.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static in(key: string, ...values: string[]): NodeSelectorRequirement {
    return { key, operator: 'In', values };
  }

  /**
   * The node has the label with none of the values, or does not have the label.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static notIn(key: string, ...values: string[]): NodeSelectorRequirement {
    return { key, operator: 'NotIn', values };
  }

  /**
   * The node has the label, with any value.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static exists(key: string): NodeSelectorRequirement {
    return { key, operator: 'Exists' };
  }

  /**
   * The node does not have the label.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static doesNotExist(key: string): NodeSelectorRequirement {
    return { key, operator: 'DoesNotExist' };
  }

  /**
   * The node has the label, its value is a whole number, and that is greater than the given one.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static gt(key: string, value: number): NodeSelectorRequirement {
    return { key, operator: 'Gt', values: [wholeNumber(key, value)] };
  }

  /**
   * The node has the label, its value is a whole number, and that is less than the given one.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
   */
  public static lt(key: string, value: number): NodeSelectorRequirement {
    return { key, operator: 'Lt', values: [wholeNumber(key, value)] };
  }

  private constructor() {}
}

function wholeNumber(key: string, value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new Error(
      `label '${key}' cannot be compared with ${value}: only whole numbers between -2^53 and 2^53 can; write other values as a literal requirement`,
    );
  }
  return String(value);
}
