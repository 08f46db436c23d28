import { counted, someOf } from './words';
import { DaemonSetChange, FieldDifference } from '../../../scheduling/daemon-set-change';
import { Paint } from '../../colours';
import { oneLine } from '../../one-line';
import { idOf } from '../report';

const MOST_FIELDS = 20;
const LONGEST_VALUE = 100;

/** What applying the new manifests over the old ones does; what is the same in both comes last, in one line. */
export function changeLines(changes: readonly DaemonSetChange[], paint: Paint): string[] {
  const unchanged = changes.filter(({ kind, refused, gains, losses }) => kind === 'unchanged' && refused.length + gains.length + losses.length === 0);
  const lines = changes.filter((change) => !unchanged.includes(change)).flatMap((change) => changeOf(change, paint));
  return unchanged.length === 0 ? lines : [...lines, `  ${unchanged.length} unchanged: ${oneLine(someOf(unchanged.map(idOf)))}`];
}

function changeOf(change: DaemonSetChange, paint: Paint): string[] {
  const { kind, refused, gains, losses, restarts, untouched, templateDifferences, otherDifferences } = change;
  const id = oneLine(idOf(change));
  if (refused.length > 0) {
    return [`  ${id}: ${paint('red', 'refused')}, ${counted(untouched.length, 'pod')} stay as they are`, ...refused.map((why) => `    ${oneLine(why)}`)];
  }
  const nodes = (names: readonly string[], what: string): string[] => (
    names.length === 0 ? [] : [`    ${counted(names.length, 'node')} ${what}: ${oneLine(someOf(names))}`]
  );
  return [
    `  ${id}: ${paint('bold', kind)}, ${gains.length} gained, ${losses.length} lost, ${restarts.length} restarted, ${untouched.length} untouched`,
    ...nodes(gains, 'with a new pod'),
    ...nodes(losses, 'without a pod from then on'),
    ...fields('the pods restart for', templateDifferences),
    ...fields('no pod restarts for', otherDifferences),
  ];
}

function fields(what: string, differences: readonly FieldDifference[]): string[] {
  if (differences.length === 0) return [];
  const shown = differences.slice(0, differences.length > MOST_FIELDS + 1 ? MOST_FIELDS : undefined);
  const lines = shown.map((difference) => `      ${oneLine(differenceText(difference))}`);
  return [`    ${what}`, ...lines, ...shown.length < differences.length ? [`      and ${differences.length - shown.length} more fields`] : []];
}

function differenceText({ field, before, after }: FieldDifference): string {
  if (before === undefined && after === undefined) return `${field}: another value, not shown`;
  if (before === undefined) return `${field}: ${after === 'added' ? after : `added ${shorten(after)}`}`;
  return after === undefined ? `${field}: ${before === 'removed' ? before : `removed ${shorten(before)}`}` : `${field}: ${shorten(before)} -> ${shorten(after)}`;
}

function shorten(text: string = ''): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}
