import { DaemonSetStatus, isWell, NodeStatus, PodStatus, StatusAnswer, StatusReason } from '../../cluster/status';
import { ownValue } from '../../model/own-value';
import { Paint, painterFor } from '../colours';
import { Io } from '../io';
import { ageText, idOf } from './words';
import { table } from '../plan/text/table';
import { counted, percentText, someOf } from '../plan/words';

/** A table of DaemonSets, and what is not as it should be. Of a single DaemonSet, every node. */
export function* statusText(answer: StatusAnswer, everyNode: boolean, io: Io): Generator<string> {
  const paint = painterFor(io);
  for (const line of summary(answer.daemonSets, paint)) yield `${line}\n`;
  for (const daemonSet of answer.daemonSets) {
    const lines = everyNode ? nodeLines(daemonSet, paint) : troubleLines(daemonSet, paint);
    if (lines.length > 0) yield `\n${[paint('bold', idOf(daemonSet)), ...lines].join('\n')}\n`;
  }
  yield `\n${paint('bold', verdict(answer))}\n`;
}

function summary(daemonSets: readonly DaemonSetStatus[], paint: Paint): string[] {
  const number = (title: string) => ({ title, right: true });
  const columns = [
    { title: 'DAEMONSET' },
    ...['WANTED', 'RUNNING', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'REVISION'].map(number),
    { title: 'MOST USED OF REQUESTS' },
  ];
  const rows = daemonSets.map((one) => [
    idOf(one),
    ...[one.wanted, one.running, one.ready, one.upToDate, one.available].map(String),
    String(one.revision ?? ''),
    Object.entries(one.highestUsage)
      .map(([resource, { share, node }]) => `${resource} ${percentText(share)} (${node})`)
      .join(', '),
  ]);
  return table(columns, rows, paint);
}

function nodeLines({ nodes }: DaemonSetStatus, paint: Paint): string[] {
  const columns = ['NODE', 'STATE', 'POD', 'IP', 'PHASE', 'REVISION', 'AGE', 'CPU', 'MEMORY', 'WHY'].map((title) => ({
    title,
  }));
  const rows = nodes
    .filter(({ state }) => state !== 'excluded')
    .flatMap((one) => {
      const first = one.pods.length === 0 ? [podCells(undefined)] : one.pods.map(podCells);
      return first.map((cells, i) => [
        ...(i === 0 ? [one.node, one.state] : ['', '']),
        ...cells,
        i === 0 ? whyText(one.why) : '',
      ]);
    });
  const excluded = grouped(nodes.filter(({ state }) => state === 'excluded'));
  return [
    ...table(columns, rows, paint),
    ...excluded.map(([why, names]) => `  not on ${counted(names.length, 'node')} (${someOf(names)}): ${why}`),
  ];
}

function podCells(pod: PodStatus | undefined): string[] {
  if (pod === undefined) return ['', '', '', '', '', '', ''];
  const { name, ip, phase, revision, isUpToDate, isEnding, ageSeconds, usage } = pod;
  const of = (resource: string) => {
    const one = ownValue(usage, resource);
    return one === undefined ? '' : `${one.used}${one.requested === undefined ? '' : ` of ${one.requested}`}`;
  };
  return [
    name,
    ip,
    isEnding ? 'Terminating' : phase,
    `${revision ?? '?'}${isUpToDate ? '' : ' (old)'}`,
    ageText(ageSeconds),
    of('cpu'),
    of('memory'),
  ];
}

/** Nodes that are not as they should be, grouped by state and reason. */
function troubleLines({ nodes }: DaemonSetStatus, paint: Paint): string[] {
  return grouped(nodes.filter((one) => !isWell(one))).map(
    ([why, names, state]) =>
      `  ${paint('red', state.padEnd(9))}  ${counted(names.length, 'node')} (${someOf(names)}): ${why}`,
  );
}

function grouped(nodes: readonly NodeStatus[]): [why: string, nodes: string[], state: string][] {
  const groups = new Map<string, [string, string[], string]>();
  for (const { node, state, why } of nodes) {
    const text = whyText(why);
    const key = `${state} ${text}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [text, [node], state]);
    else group[1].push(node);
  }
  return [...groups.values()];
}

export function whyText(why: StatusReason | undefined): string {
  if (why === undefined) return '';
  const { kind, reason, message, container } = why;
  if (kind === 'rule') return message;
  return `${reason}${container === undefined ? '' : ` in container ${container}`}: ${message}`;
}

function verdict({ daemonSets, allIsWell }: StatusAnswer): string {
  if (daemonSets.length === 0) return 'there is no DaemonSet';
  if (allIsWell) return 'all is well';
  const count = (state: string) =>
    daemonSets.reduce((sum, { nodes }) => sum + nodes.filter((one) => one.state === state).length, 0);
  return [
    ['not-ready', 'pod', 'not ready'],
    ['missing', 'pod', 'missing'],
    ['unwanted', 'pod', 'where it should not be'],
  ]
    .flatMap(([state, noun, words]) => (count(state) === 0 ? [] : [`${counted(count(state), noun)} ${words}`]))
    .join(', ');
}
