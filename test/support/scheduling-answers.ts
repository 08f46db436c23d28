import { NodeRoom, podDemand } from '../../src/scheduling/fit';
import { readNodes } from '../../src/scheduling/inventory';
import { placementRules } from '../../src/scheduling/placement';
import { FitCase } from '../../tools/differential/fit';
import { PlacementCase } from '../../tools/differential/placement';

/* This library's answers to the cases of conformance, in the same form. */

const NO_STATUS = { status: { allocatable: {} } };

export function answerPlacement({ daemonSet, nodes }: PlacementCase): string {
  const rules = placementRules(daemonSet);
  return nodes.map((node) => {
    const { nodes: [read], findings: [finding] } = readNodes([{ kind: 'Node', ...node, ...NO_STATUS }]);
    return finding?.message ?? { runs: 'r', keeps: 'k', excluded: 'x' }[rules.judge(read).placement];
  }).join('');
}

export function answerFit({ pod, node, pods }: FitCase, minor: number): string[] {
  const room = new NodeRoom(readNodes([node]).nodes[0].allocatable);
  pods.forEach(({ spec }, i) => room.add(podDemand(`pod ${i}`, spec, minor)));
  const reasons = room.objections(podDemand('the pod', pod.spec, minor));
  return [
    ...reasons.filter(({ kind }) => kind === 'resource').map(({ key }) => key ?? '').sort(),
    ...reasons.some(({ kind }) => kind === 'hostPort') ? ['hostPort'] : [],
  ];
}
