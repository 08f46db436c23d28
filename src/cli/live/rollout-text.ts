import { RolloutAnswer } from '../../cluster/rollout';
import { HeldNode } from '../../cluster/rollout-causes';
import { painterFor } from '../colours';
import { Io } from '../io';
import { oneLine } from '../one-line';
import { idOf } from './words';
import { counted, someOf } from '../plan/words';

const STATES = {
  complete: 'complete',
  progressing: 'goes on and will end',
  'partly-held': 'goes on, but will not end',
  held: 'is held up and will not end',
  'on-delete': 'waits for someone to delete old pods',
} as const;

export function rolloutText(answer: RolloutAnswer, io: Io): string[] {
  const paint = painterFor(io);
  const { state, message, causes, oldPods, budgetUsedBy, goesOnWith, strategy, maxSurge, revision } = answer;
  const field = maxSurge > 0 ? 'maxSurge' : 'maxUnavailable';
  const lines = [
    paint(
      'bold',
      `Rollout of ${idOf(answer)}${revision === undefined ? '' : `, revision ${revision}`}: ${STATES[state]}`,
    ),
    `  ${message}`,
    ...(strategy === 'RollingUpdate'
      ? [
          `  ${field} ${maxSurge > 0 ? maxSurge : answer.maxUnavailable}, used by ${counted(budgetUsedBy.length, 'node')}${list(budgetUsedBy)}`,
        ]
      : []),
    ...(oldPods.length > 0 ? [`  old pods on ${counted(oldPods.length, 'node')}${list(oldPods.map(oldPodText))}`] : []),
    ...causes.flatMap(({ kind, message: what, nodes, remedy }) => [
      '',
      paint('red', `${kind}: ${oneLine(what)}`),
      ...grouped(nodes).map(([why, names]) => `  ${oneLine(`${someOf(names)}: ${why}`)}`),
      `  ${paint('bold', 'remedy')}: ${remedy}`,
    ]),
    ...(goesOnWith === undefined ? [] : ['', `With ${field} ${goesOnWith}, the other nodes would go on.`]),
  ];
  return lines.map((line) => `${line}\n`);
}

function oldPodText({ node, revision }: RolloutAnswer['oldPods'][number]): string {
  return `${node}${revision === undefined ? '' : ` (revision ${revision})`}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '' : oneLine(`: ${someOf(names)}`);
}

function grouped(nodes: readonly HeldNode[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { node, reason, message, container } of nodes) {
    const why = `${reason}${container === undefined ? '' : ` in container ${container}`}: ${message}`;
    groups.set(why, [...(groups.get(why) ?? []), node]);
  }
  return [...groups];
}
