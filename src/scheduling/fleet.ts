import { Inventory } from './inventory';
import { NodeClass, nodeClasses, NodePods, splitByStart } from './node-classes';
import { PLANNED_LABELS } from './node-labels';
import { classOutcomes, evicts, Outcome, placementOutcome } from './outcomes';
import { OutcomeGroup } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';

/** All nodes of a plan with the outcomes of every DaemonSet, which are the same for all nodes of a class. */
export class Fleet {
  readonly nodeNames: readonly string[];
  readonly classes: readonly NodeClass[];
  /** By class, then by DaemonSet. */
  readonly outcomes: readonly (readonly Outcome[])[];
  /** The index of the class of every node. */
  private readonly classOf: readonly number[];
  private readonly byName = new Map<string, PlannedDaemonSet[]>();
  private readonly divisions = new Map<string, string[][]>();

  constructor(
    readonly planned: readonly PlannedDaemonSet[],
    { nodes }: Inventory,
    podsOf: (node: string) => NodePods | undefined,
  ) {
    this.nodeNames = nodes.map(({ name }) => name);
    for (const one of planned) {
      for (const name of new Set([one.name, one.id])) {
        const namesakes = this.byName.get(name);
        if (namesakes === undefined) this.byName.set(name, [one]);
        else namesakes.push(one);
      }
    }
    const rules = planned.map((one) => one.rules);
    const { classes, placements } = nodeClasses(nodes, rules, podsOf, PLANNED_LABELS);
    const placed = placements.map(({ node }) => rules.map((rule) => placementOutcome(rule.judge(node))));
    const demands = planned.map(({ demand }) => demand);
    const order = planned.map(({ index }) => index).sort((a, b) => demands[b].priority - demands[a].priority || a - b);
    const known = new Map<string, Outcome>();
    const outcomesOf = (one: NodeClass) =>
      classOutcomes(one, placed[one.placement.index], demands, order).map((outcome) => shared(outcome, known));
    const judged = classes.flatMap((one) => {
      const outcomes = outcomesOf(one);
      if (one.members.length === 1 || !outcomes.some(evicts)) return [{ one, outcomes }];
      return splitByStart(one, nodes, podsOf).map((part) => ({ one: part, outcomes: outcomesOf(part) }));
    });
    this.classes = judged.map(({ one }) => one);
    this.outcomes = judged.map(({ outcomes }) => outcomes);
    const classOf = new Array<number>(nodes.length);
    this.classes.forEach(({ members }, i) => {
      for (const member of members) classOf[member] = i;
    });
    this.classOf = classOf;
  }

  /** The DaemonSets with a name, or a `namespace/name`. */
  called(name: string): readonly PlannedDaemonSet[] {
    return this.byName.get(name) ?? [];
  }

  /** The nodes whose class meets a condition, in the order of the inventory. Outcomes are indexed by DaemonSet. */
  nodesWhere(holds: (outcomes: readonly Outcome[], nodeClass: NodeClass) => boolean): string[] {
    const chosen = this.classes.map((one, i) => holds(this.outcomes[i], one));
    return this.nodeNames.filter((_, node) => chosen[this.classOf[node]]);
  }

  countNodes(index: number, holds: (outcome: Outcome, nodeClass: NodeClass) => boolean): number {
    return this.classes.reduce(
      (sum, one, i) => (holds(this.outcomes[i][index], one) ? sum + one.members.length : sum),
      0,
    );
  }

  /** The classes of nodes that should run a pod of a DaemonSet. */
  classesRunning(index: number): NodeClass[] {
    return this.classes.filter((_, i) => this.outcomes[i][index].placement === 'runs');
  }

  /** The class and the outcomes of a node, by its index in the inventory. */
  at(node: number): { readonly nodeClass: NodeClass; readonly outcomes: readonly Outcome[] } {
    const index = this.classOf[node];
    return { nodeClass: this.classes[index], outcomes: this.outcomes[index] };
  }

  /** The nodes grouped by outcome and reasons, in the order of their first node. */
  groups(index: number): OutcomeGroup[] {
    const groups = new Map<string, OutcomeGroup>();
    const groupOf = this.outcomes.map((outcomes) => {
      const { placement, fit, reasons } = outcomes[index];
      const key = `${placement} ${fit} ${reasons.map(({ message }) => message).join('\n')}`;
      const group = groups.get(key) ?? { placement, ...(fit === null ? {} : { fit }), reasons, nodes: [] };
      groups.set(key, group);
      return group;
    });
    // most DaemonSets divide the nodes in one of a few ways, so their lists of names are the same ones
    const numbers = new Map([...groups.values()].map((group, i) => [group, i]));
    const division = groupOf.map((group) => numbers.get(group)).join();
    let lists = this.divisions.get(division);
    if (lists === undefined) {
      this.nodeNames.forEach((name, node) => groupOf[this.classOf[node]].nodes.push(name));
      lists = [...groups.values()].map(({ nodes }) => nodes);
      this.divisions.set(division, lists);
    }
    return [...groups.values()].map((group, i) => ({ ...group, nodes: lists[i] }));
  }
}

/** Of equal outcomes of pods that stay pending, which there may be one of for each node and DaemonSet, the first. */
function shared(outcome: Outcome, known: Map<string, Outcome>): Outcome {
  if (outcome.fit !== 'pending') return outcome;
  const key = outcome.reasons.map(({ message }) => message).join('\n');
  const first = known.get(key);
  if (first === undefined) known.set(key, outcome);
  return first ?? outcome;
}
