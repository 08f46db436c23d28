import { NodeExpression } from './node-expression';
import { NodeSelectorRequirement } from '../model/generated/structs';
import { parseInt64 } from '../model/int64';
import { isLabelKey, isLabelValue } from '../model/label-selector';

/**
 * What is known of a label of nodes.
 */
export interface NodeLabelOptions {
  /**
   * The values that the label can have besides whole numbers; `[]` where it is a whole number whenever it is there. The negation of `gt` and
   * `lt` takes nodes whose label is no number, which no operator of node affinity can say, so it needs them by name.
   * A node with a value that is not in the list meets neither the condition nor its negation.
   *
   * @default - any, so that `gt` and `lt` cannot be negated unless the rest of the condition rules such values out
   */
  readonly otherValues?: string[];
}

/**
 * One label of a node, of which conditions can be made. `NodeLabels.value` makes it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
 */
export class NodeLabel {
  /** @internal */
  public static _of(key: string, options: NodeLabelOptions | null): NodeLabel {
    const otherValues = options?.otherValues;
    if (typeof key !== 'string' || !isLabelKey(key)) {
      throw new Error(
        `'${key}' cannot be the key of a label; give up to 63 letters, digits, '-', '_' and '.', after a domain and '/' or alone`,
      );
    }
    const label = new NodeLabel(key, new Map(otherValues && [[key, otherValues]]));
    label.check('otherValues', otherValues ?? []);
    const number = otherValues?.find((value) => parseInt64(value) !== undefined);
    if (number !== undefined) {
      throw new Error(
        `label '${key}' has the other value '${number}', which is a whole number; list only values that are none`,
      );
    }
    return label;
  }

  private constructor(
    private readonly key: string,
    private readonly known: ReadonlyMap<string, readonly string[]>,
  ) {}

  /**
   * The node has the label with one of the values.
   *
   * @param values at least one
   */
  public in(...values: string[]): NodeExpression {
    return this.expression({ key: this.key, operator: 'In', values: this.some('in', values) });
  }

  /**
   * The node has the label with none of the values, or does not have the label.
   *
   * @param values at least one
   */
  public notIn(...values: string[]): NodeExpression {
    return this.expression({ key: this.key, operator: 'NotIn', values: this.some('notIn', values) });
  }

  /** The node has the label, with any value. */
  public exists(): NodeExpression {
    return this.expression({ key: this.key, operator: 'Exists' });
  }

  /** The node does not have the label. */
  public doesNotExist(): NodeExpression {
    return this.expression({ key: this.key, operator: 'DoesNotExist' });
  }

  /**
   * The node has the label, its value is a whole number, and that is greater than the given one. Its negation needs `otherValues`.
   *
   * @param value 0 to 2^53-2
   */
  public gt(value: number): NodeExpression {
    return this.compared('Gt', value, 0);
  }

  /**
   * The node has the label, its value is a whole number, and that is less than the given one. Its negation needs `otherValues`.
   *
   * @param value 1 to 2^53-2
   */
  public lt(value: number): NodeExpression {
    return this.compared('Lt', value, 1);
  }

  private compared(operator: 'Gt' | 'Lt', value: number, least: number): NodeExpression {
    // one below the largest, so that the negation can be written too
    if (!Number.isSafeInteger(value + 1) || value < least) {
      throw new Error(
        `label '${this.key}' cannot be compared with ${value} by ${operator.toLowerCase()}: give a whole number from ${least} to 2^53-2, ` +
          'for the values of labels begin with a letter or a digit, so that they are never negative',
      );
    }
    return this.expression({ key: this.key, operator, values: [String(value)] });
  }

  private expression(requirement: NodeSelectorRequirement): NodeExpression {
    return NodeExpression._of(requirement, this.known);
  }

  private some(method: string, values: string[]): string[] {
    if (values.length === 0) {
      throw new Error(
        `${method} of label '${this.key}' got no values; give at least one, or use exists() or doesNotExist()`,
      );
    }
    return this.check(method, values);
  }

  private check(method: string, values: string[]): string[] {
    const wrong = values.findIndex((value) => typeof value !== 'string' || !isLabelValue(value));
    if (wrong < 0) return [...values];
    throw new Error(
      `${method} of label '${this.key}' got '${values[wrong]}', which no label can have as its value; give up to 63 letters, digits, '-', '_' and '.', ` +
        'the first and last of them a letter or digit',
    );
  }
}
