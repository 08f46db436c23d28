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

/** What the text and the page say in the same words. */
export function rolloutFacts(answer: RolloutAnswer): {
  readonly title: string;
  readonly facts: readonly string[];
  /** The field that limits how many nodes are updated at once. */
  readonly field: 'maxSurge' | 'maxUnavailable';
} {
  const { state, oldPods, budgetUsedBy, strategy, maxSurge, maxUnavailable, revision } = answer;
  const field = maxSurge > 0 ? 'maxSurge' : 'maxUnavailable';
  return {
    title: `Rollout of ${idOf(answer)}${revision === undefined ? '' : `, revision ${revision}`}: ${STATES[state]}`,
    facts: [
      ...(strategy === 'RollingUpdate'
        ? [
            `${field} ${maxSurge > 0 ? maxSurge : maxUnavailable}, used by ${counted(budgetUsedBy.length, 'node')}${list(budgetUsedBy)}`,
          ]
        : []),
      ...(oldPods.length > 0 ? [`old pods on ${counted(oldPods.length, 'node')}${list(oldPods.map(oldPodText))}`] : []),
    ],
    field,
  };
}

export function rolloutText(answer: RolloutAnswer, io: Io): string[] {
  const paint = painterFor(io);
  const { message, causes, goesOnWith } = answer;
  const { title, facts, field } = rolloutFacts(answer);
  const lines = [
    paint('bold', oneLine(title)),
    `  ${oneLine(message)}`,
    ...facts.map((fact) => `  ${oneLine(fact)}`),
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
  return names.length === 0 ? '' : `: ${someOf(names)}`;
}

function grouped(nodes: readonly HeldNode[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { node, reason, message, container } of nodes) {
    const why = `${reason}${container === undefined ? '' : ` in container ${container}`}: ${message}`;
    const group = groups.get(why);
    if (group === undefined) groups.set(why, [node]);
    else group.push(node);
  }
  return [...groups];
}
