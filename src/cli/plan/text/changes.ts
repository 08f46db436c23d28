import { DaemonSetChange, FieldDifference } from '../../../scheduling/daemon-set-change';
import { Paint } from '../../colours';
import { oneLine } from '../../one-line';
import { idOf, PlanReport } from '../report';
import { counted, someOf } from '../words';

const MOST_FIELDS = 20;
const LONGEST_VALUE = 100;

/** The effects of applying the new manifests. Unchanged DaemonSets come last, in one line. */
export function changeLines({ changes = [], plan }: PlanReport, paint: Paint): string[] {
  const isStill = ({ kind, refused, gains, losses }: DaemonSetChange) =>
    kind === 'unchanged' && refused.length + gains.length + losses.length === 0;
  const onDelete = new Set(plan.daemonSets.filter(({ rollout }) => rollout.strategy === 'OnDelete').map(idOf));
  const lines = changes
    .filter((change) => !isStill(change))
    .flatMap((change) => changeOf(change, onDelete.has(idOf(change)), paint));
  const still = changes.filter(isStill).map(idOf);
  return still.length === 0 ? lines : [...lines, `  ${still.length} unchanged: ${oneLine(someOf(still))}`];
}

function changeOf(change: DaemonSetChange, isOnDelete: boolean, paint: Paint): string[] {
  const { kind, refused, gains, losses, restarts, untouched, templateDifferences, otherDifferences } = change;
  const id = oneLine(idOf(change));
  if (refused.length > 0) {
    return [
      `  ${id}: ${paint('red', 'refused')}, all ${counted(untouched.length, 'pod')} stay as they are`,
      ...refused.map((why) => `    ${oneLine(why)}`),
    ];
  }
  const effects = [
    [gains.length, 'gained'],
    [losses.length, 'lost'],
    [restarts.length, isOnDelete ? 'restarted once someone deletes the old one' : 'restarted'],
    [untouched.length, 'untouched'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return [
    `  ${id}: ${paint('bold', kind)}, ${effects.length === 0 ? 'no pods on any node' : `pods: ${effects.join(', ')}`}`,
    ...(gains.length > 0 ? [`    gained on ${oneLine(someOf(gains))}`] : []),
    ...(losses.length > 0 ? [`    lost on ${oneLine(someOf(losses))}`] : []),
    ...fields(restarts.length > 0 ? 'pods restart for' : 'the pod template has', templateDifferences),
    ...fields('no pod restarts for', otherDifferences),
  ];
}

function fields(what: string, differences: readonly FieldDifference[]): string[] {
  if (differences.length === 0) return [];
  const shown = differences.slice(0, differences.length > MOST_FIELDS + 1 ? MOST_FIELDS : undefined);
  const lines = shown.map((difference) => `      ${oneLine(differenceText(difference))}`);
  return [
    `    ${what}`,
    ...lines,
    ...(shown.length < differences.length ? [`      and ${differences.length - shown.length} more fields`] : []),
  ];
}

function differenceText({ field, before, after }: FieldDifference): string {
  if (before === undefined && after === undefined) return `${field}: another value, not shown`;
  if (before === undefined) return `${field}: ${after === 'added' ? after : `added ${shorten(after)}`}`;
  return after === undefined
    ? `${field}: ${before === 'removed' ? before : `removed ${shorten(before)}`}`
    : `${field}: ${shorten(before)} -> ${shorten(after)}`;
}

function shorten(text: string = ''): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}
