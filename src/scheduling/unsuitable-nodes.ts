import { Fleet } from './fleet';
import { InventoryNode } from './inventory';
import { COMPUTE_TYPE_LABEL, NODE_TYPE_LABEL, OS_LABEL } from './node-labels';
import { PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { objectOf, podSpecOf, textOf } from '../model/untyped';

const VIRTUAL_PROVIDER = 'virtual-kubelet.io/provider';

interface Unsuitable {
  /** The node in words, of one node and of several. */
  readonly nodes: readonly [string, string];
  readonly why: string;
  readonly remedy: string;
  holds(node: InventoryNode, one: PlannedDaemonSet): boolean;
}

/** Nodes on which a pod of the DaemonSet never runs although controller and scheduler put it there. */
const UNSUITABLE: readonly Unsuitable[] = [
  {
    nodes: ['Fargate node', 'Fargate nodes'],
    why: 'on which no pods of DaemonSets run',
    remedy: `exclude ${COMPUTE_TYPE_LABEL} fargate by node affinity`,
    holds: ({ labels }) => labels[COMPUTE_TYPE_LABEL] === 'fargate',
  },
  {
    nodes: ['virtual node', 'virtual nodes'],
    why: 'on which no pods of DaemonSets run',
    remedy: `exclude ${NODE_TYPE_LABEL} virtual-kubelet by node affinity`,
    holds: ({ labels, taints }) =>
      labels[NODE_TYPE_LABEL] === 'virtual-kubelet' || taints.some(({ key }) => key === VIRTUAL_PROVIDER),
  },
  {
    nodes: ['Windows node', 'Windows nodes'],
    why: 'on which no Linux containers run',
    remedy: `select ${OS_LABEL} linux`,
    // a DaemonSet that chooses the operating system of its nodes means it
    holds: ({ labels }, one) => labels[OS_LABEL] === 'windows' && osOf(one) !== 'windows' && !choosesOs(one),
  },
  {
    nodes: ['Linux node', 'Linux nodes'],
    why: 'on which no Windows containers run',
    remedy: `select ${OS_LABEL} windows`,
    holds: ({ labels }, one) => labels[OS_LABEL] === 'linux' && osOf(one) === 'windows',
  },
];

function osOf({ manifest }: PlannedDaemonSet): string {
  return textOf(objectOf(podSpecOf(manifest).os).name);
}

function choosesOs({ rules }: PlannedDaemonSet): boolean {
  return rules.keys.includes(OS_LABEL);
}

export function unsuitableNodes(fleet: Fleet): PlanProblem[] {
  return fleet.planned.flatMap((one) =>
    UNSUITABLE.flatMap(({ nodes: [single, several], why, remedy, holds }): PlanProblem[] => {
      const nodes = fleet.nodesWhere(
        (outcomes, { node }) => outcomes[one.index].placement === 'runs' && holds(node, one),
      );
      if (nodes.length === 0) return [];
      const where = nodes.length === 1 ? `1 ${single}` : `${nodes.length} ${several}`;
      const message = `${one.id} would be put on ${where}, ${why}; ${remedy}`;
      return [{ kind: 'unsuitable-nodes', message, daemonSets: [one.id], nodes }];
    }),
  );
}
