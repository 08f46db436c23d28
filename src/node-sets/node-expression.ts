import {
  absorb,
  conjunction,
  contradiction,
  EVERY_NODE,
  exclude,
  LabelTerm,
  meets,
  MOST_TERMS,
  simplify,
} from './label-terms';
import { KnownValues, LabelValues, requirementsOf, sayableParts, valuesOf } from './label-values';
import { NodeSelectorRequirement, NodeSelectorTerm } from '../model/generated/structs';
import { shown as shownValue } from '../model/shown';

const MAX_TERMS = 256;

/**
 * A condition on the labels of a node, made with `NodeLabels.value` and joined with `and`, `or` and `not`. It never changes.
 *
 * `NodeAffinities.matching` makes a node affinity of it, which takes a node exactly when the condition is true.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators
 */
export class NodeExpression {
  /** @internal */
  public static _of(requirement: NodeSelectorRequirement, known: KnownValues): NodeExpression {
    const { key } = requirement;
    return new NodeExpression([new Map([[key, valuesOf(requirement)]])], known, () => requirementText(requirement));
  }

  /**
   * Nodes that one of the terms takes, whose requirements are valid ones.
   *
   * @internal
   */
  public static _anyOf(terms: readonly NodeSelectorRequirement[][]): NodeExpression {
    const joined = terms.map((requirements) =>
      requirements.reduce<LabelTerm[]>(
        (all, requirement) => conjunction(all, [new Map([[requirement.key, valuesOf(requirement)]])]),
        [EVERY_NODE],
      ),
    );
    const text = () =>
      terms.map((requirements) => requirements.map(requirementText).join(' and ') || 'every node').join(' or ');
    return new NodeExpression(withinLimit(absorb(joined.flat()), text), new Map(), text);
  }

  private compiled?: NodeSelectorTerm[];

  private constructor(
    private readonly terms: readonly LabelTerm[],
    private readonly known: KnownValues,
    private readonly text: () => string,
    /** The label for which no node meets it. */
    private readonly contradictory?: string,
  ) {}

  /**
   * True where this and all the others are.
   *
   * @param others conditions on the same node
   */
  public and(...others: NodeExpression[]): NodeExpression {
    return conditions('and', others).reduce<NodeExpression>((all, other) => {
      const text = () => `(${all.text()} and ${other.text()})`;
      const terms = withinLimit(conjunction(all.terms, other.terms), text);
      const contradictory =
        all.contradictory ?? (terms.length === 0 ? contradiction(all.terms, other.terms) : undefined);
      return new NodeExpression(terms, knownToBoth(all.known, other.known), text, contradictory);
    }, this);
  }

  /**
   * True where this or one of the others is.
   *
   * @param others conditions on the same node
   */
  public or(...others: NodeExpression[]): NodeExpression {
    return conditions('or', others).reduce<NodeExpression>((all, other) => {
      const text = () => `(${all.text()} or ${other.text()})`;
      return new NodeExpression(
        withinLimit(absorb([...all.terms, ...other.terms]), text),
        knownToBoth(all.known, other.known),
        text,
      );
    }, this);
  }

  /**
   * True where this is not. A node without the label meets the negation of `in`, `exists`, `gt` and `lt`.
   */
  public not(): NodeExpression {
    const text = () => `not ${this.text()}`;
    return new NodeExpression(withinLimit(exclude([EVERY_NODE], this.terms), text), this.known, text);
  }

  /** The condition as a text, as it was put together. */
  public toString(): string {
    return this.text();
  }

  /**
   * This where none of the others holds, in as few terms as that takes.
   *
   * @internal
   */
  public _butNot(others: readonly NodeExpression[]): NodeExpression {
    const text = () => [this, ...others].map((one) => one.text()).join(' and not ');
    const known = others.reduce((all, other) => knownToBoth(all, other.known), this.known);
    return new NodeExpression(
      withinLimit(
        exclude(
          this.terms,
          others.flatMap(({ terms }) => terms),
        ),
        text,
      ),
      known,
      text,
    );
  }

  /**
   * Whether some node can meet it together with the other one.
   *
   * @internal
   */
  public _meets(other: NodeExpression): boolean {
    return this.terms.some((a) => other.terms.some((b) => meets(a, b)));
  }

  /**
   * Whether no node can meet it.
   *
   * @internal
   */
  public _isNever(): boolean {
    return this.terms.every((term) =>
      [...term].some(([key, values]) => sayableParts(values, this.known.get(key))?.length === 0),
    );
  }

  /**
   * Terms of a node affinity: none where no node can meet the condition, one without requirements where every node does.
   *
   * @internal
   */
  public _terms(): NodeSelectorTerm[] {
    this.compiled ??= this.compile();
    return this.compiled;
  }

  /**
   * Why no node can meet it.
   *
   * @internal
   */
  public _whyNone(): string {
    const label =
      this.contradictory === undefined
        ? 'it contradicts itself'
        : `what it asks of label '${this.contradictory}' contradicts itself`;
    return `no node can meet '${shown(this.text)}': ${label}`;
  }

  private compile(): NodeSelectorTerm[] {
    const sayable = withinLimit(absorb(simplify(this.terms).flatMap((term) => this.split(term))), this.text);
    const terms = sayable.map((term) =>
      [...term].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, values]) => requirementsOf(key, values)),
    );
    const texts = new Map(terms.map((requirements) => [requirements, JSON.stringify(requirements)]));
    return terms
      .sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1))
      .map((matchExpressions) => ({ matchExpressions }));
  }

  /** A term as those that requirements can say. */
  private split(term: LabelTerm): LabelTerm[] {
    let parts: LabelTerm[] = [EVERY_NODE];
    for (const [key, values] of term) {
      const choices = sayableParts(values, this.known.get(key)) ?? this.refuse(key);
      parts = parts.flatMap((part) => choices.map((choice: LabelValues) => new Map(part).set(key, choice)));
      if (parts.length > MAX_TERMS) tooMany(parts.length, this.text);
    }
    return parts;
  }

  private refuse(key: string): never {
    throw new Error(
      `the condition '${shown(this.text)}' takes nodes whose label '${key}' has a value that is not a whole number and not those with some of the ` +
        'numbers, which node affinity cannot tell apart; if you know which values the label can have besides whole numbers, say so: ' +
        `NodeLabels.value('${key}', { otherValues: [] })`,
    );
  }
}

/** Also of another copy of the library, which is why it is not asked for the class. */
function conditions(method: string, others: NodeExpression[]): NodeExpression[] {
  const wrong = others.findIndex((other) => typeof other?._terms !== 'function');
  if (wrong < 0) return others;
  throw new Error(
    `${method}: argument ${wrong + 1} is ${shownValue(others[wrong])}; give a condition, made with NodeLabels.value`,
  );
}

function requirementText({ key, operator, values = [] }: NodeSelectorRequirement): string {
  return [key, operator, ...(values.length > 0 ? [`[${values.join(', ')}]`] : [])].join(' ');
}

function shown(text: () => string): string {
  const all = text();
  return all.length > 300 ? `${all.slice(0, 297)}...` : all;
}

function withinLimit(terms: readonly LabelTerm[], text: () => string): readonly LabelTerm[] {
  if (terms.length <= MAX_TERMS) return terms;
  const shortest = terms.length > MOST_TERMS ? terms : simplify(terms);
  return shortest.length <= MAX_TERMS ? shortest : tooMany(shortest.length, text);
}

function tooMany(count: number, text: () => string): never {
  throw new Error(
    `the condition '${shown(text)}' takes ${count} terms of a node affinity or more, and at most ${MAX_TERMS} are allowed; ` +
      'use fewer labels in it, or give the nodes one label that says the same',
  );
}

function knownToBoth(a: KnownValues, b: KnownValues): KnownValues {
  if (a.size === 0 || b.size === 0 || a === b) return a.size === 0 ? b : a;
  const known = new Map(a);
  for (const [key, values] of b) {
    const there = known.get(key) ?? values;
    if (String([...there].sort()) !== String([...values].sort())) {
      throw new Error(
        `label '${key}' has the other values [${there.join(', ')}] in one condition and [${values.join(', ')}] in another; give the same otherValues wherever it is used`,
      );
    }
    known.set(key, values);
  }
  return known;
}
