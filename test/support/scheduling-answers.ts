import { NodeRoom, podDemand } from '../../src/scheduling/fit';
import { readNodes } from '../../src/scheduling/inventory';
import { placementRules } from '../../src/scheduling/placement';
import { updateStrategyNumbers } from '../../src/scheduling/update-strategy';
import { FitCase } from '../../tools/differential/fit';
import { PlacementCase } from '../../tools/differential/placement';
import { RolloutCase } from '../../tools/differential/rollout';
import { Choice, syncOnce, SyncPod } from '../scheduling/sync';

/* This library's answers to the cases of conformance, in the same form. */

const NO_STATUS = { status: { allocatable: {} } };

export function answerPlacement({ daemonSet, nodes }: PlacementCase): string {
  const rules = placementRules(daemonSet);
  return nodes
    .map((node) => {
      const {
        nodes: [read],
        findings: [finding],
      } = readNodes([{ kind: 'Node', ...node, ...NO_STATUS }]);
      return finding?.message ?? { runs: 'r', keeps: 'k', excluded: 'x' }[rules.judge(read).placement];
    })
    .join('');
}

export function answerFit({ pod, node, pods }: FitCase, minor: number): string[] {
  const room = new NodeRoom(readNodes([node]).nodes[0].allocatable);
  pods.forEach(({ spec, status }, i) => room.add(podDemand(`pod ${i}`, spec, minor, {}, status)));
  const reasons = room.objections(podDemand('the pod', pod.spec, minor));
  return [
    ...reasons
      .filter(({ kind }) => kind === 'resource')
      .map(({ key }) => key ?? '')
      .sort(),
    ...(reasons.some(({ kind }) => kind === 'hostPort') ? ['hostPort'] : []),
  ];
}

/** Whether what the controller did is what one sync may do. */
export function explainsRollout(
  { daemonSet, nodes, pods }: RolloutCase,
  real: { creates: string[]; deletes: string[] },
): boolean {
  const rules = placementRules(daemonSet);
  const read = readNodes(nodes.map((node) => ({ ...node, ...NO_STATUS }))).nodes;
  const placements = new Map(read.map((node) => [node.name, rules.judge(node).placement]));
  const names = new Set([...placements.keys(), ...pods.map(({ node }) => node)]);
  const desired = [...placements.values()].filter((placement) => placement === 'runs').length;
  const actions = syncOnce(
    [...names].map((name) => ({
      name,
      placement: placements.get(name),
      pods: pods
        .filter(({ node }) => node === name)
        .map((pod) => ({
          ...pod,
          isNew: pod.new,
          age: pod.ageSeconds,
          phase: pod.phase as SyncPod['phase'],
          ready: pod.readySeconds !== undefined,
          available: (pod.readySeconds ?? -1) >= daemonSet.spec.minReadySeconds,
        })),
    })),
    updateStrategyNumbers(daemonSet, desired),
  );
  return (
    explains(
      real.creates,
      actions.creates,
      actions.choices.find(({ action }) => action === 'create'),
    ) &&
    explains(
      real.deletes,
      actions.deletes,
      actions.choices.find(({ action }) => action === 'delete'),
    )
  );
}

function explains(real: string[], sure: string[], choice?: Choice): boolean {
  const rest = real.filter((name) => !sure.includes(name));
  return (
    real.length === sure.length + rest.length &&
    rest.length === (choice?.count ?? 0) &&
    rest.every((name) => choice?.among.includes(name))
  );
}
