import { Labels } from '../../../model/label-selector';
import { readNodes } from '../../../scheduling/inventory';
import { NodePlan } from '../../../scheduling/node-plan';
import { oneLine } from '../../one-line';

export type State = 'runs' | 'pending' | 'keeps' | 'excluded';

/**
 * The data of the grid on the page. Most nodes share their outcomes with many others, so each row of outcomes occurs
 * once.
 */
export interface GridData {
  /** The columns, as `namespace/name`. */
  readonly daemonSets: readonly string[];
  readonly nodes: readonly string[];
  readonly outcomes: readonly {
    readonly state: State;
    /** The state in words, if its name does not say it. */
    readonly words?: string;
    readonly reasons: readonly string[];
  }[];
  /** Outcome by DaemonSet. */
  readonly rows: readonly (readonly number[])[];
  /** Row by node. */
  readonly rowOf: readonly number[];
  /** The labels that nodes can be grouped by, most likely first, with the value of each node or -1. */
  readonly labels: readonly {
    readonly key: string;
    readonly values: readonly string[];
    readonly of: readonly number[];
  }[];
}

export function gridData(plan: NodePlan, nodes: readonly unknown[]): GridData {
  const outcomes = new Map<string, { state: State; reasons: string[]; index: number }>();
  const columns = plan.daemonSets.map(({ groups }) => {
    const outcomeOf = new Map<string, number>();
    for (const { placement, fit, reasons, nodes: members } of groups) {
      const state = (fit === 'pending' ? fit : placement) as State;
      const messages = reasons.map(({ message }) => message);
      const key = JSON.stringify([state, messages]);
      const outcome = outcomes.get(key) ?? { state, reasons: messages, index: outcomes.size };
      outcomes.set(key, outcome);
      for (const member of members) outcomeOf.set(member, outcome.index);
    }
    return outcomeOf;
  });
  const rows = new Map<string, { row: number[]; index: number }>();
  const judged = readNodes(nodes).nodes;
  const rowOf = judged.map(({ name }) => {
    const row = columns.map((outcomeOf) => outcomeOf.get(name)!);
    const key = row.join();
    const known = rows.get(key) ?? { row, index: rows.size };
    rows.set(key, known);
    return known.index;
  });
  return {
    daemonSets: plan.daemonSets.map(({ namespace, name }) => oneLine(`${namespace}/${name}`)),
    nodes: judged.map(({ name }) => oneLine(name)),
    outcomes: [...outcomes.values()].map(({ state, reasons }) => ({ state, reasons: reasons.map(oneLine) })),
    rows: [...rows.values()].map(({ row }) => row),
    rowOf,
    labels: groupingLabels(judged.map(({ labels }) => labels)),
  };
}

const LIKELY = [
  /pool|nodegroup/i,
  /^topology\.kubernetes\.io\/zone$/,
  /^node\.kubernetes\.io\/instance-type$/,
  /^kubernetes\.io\/arch$/,
  /^kubernetes\.io\/os$/,
];
const MOST_VALUES = 100;

/** The labels that divide the nodes into more than one group and into fewer groups than nodes. */
export function groupingLabels(labelsOfNodes: readonly Labels[]): GridData['labels'] {
  const keys = new Set(labelsOfNodes.flatMap((labels) => Object.keys(labels)));
  const rank = (key: string) =>
    (LIKELY.findIndex((likely) => likely.test(key)) + LIKELY.length + 1) % (LIKELY.length + 1);
  return [...keys]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap((key) => {
      const values = new Map<string, number>();
      const of = labelsOfNodes.map((labels) => {
        if (!Object.hasOwn(labels, key)) return -1;
        const value = labels[key];
        if (!values.has(value)) values.set(value, values.size);
        return values.get(value)!;
      });
      const groups = values.size + (of.includes(-1) ? 1 : 0);
      const isTelling = groups > 1 && values.size <= MOST_VALUES && (values.size < of.length || of.length <= 2);
      return isTelling ? [{ key: oneLine(key), values: [...values.keys()].map(oneLine), of }] : [];
    });
}
