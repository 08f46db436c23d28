import { historyAnswer, HistoryAnswer } from '../../cluster/history';
import { ownedObjects, OwnedObjects } from '../../cluster/owned';
import { Revision } from '../../cluster/revisions';
import { FieldDifference } from '../../scheduling/daemon-set-change';
import { Paint, painterFor } from '../colours';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { oneLine, safeJson } from '../one-line';
import { stateOf, wantedOf } from './options';
import { idOf, tellLimits, theOne } from './words';
import { table } from '../plan/text/table';
import { counted, someOf } from '../plan/words';

const RESOURCES = ['daemonsets', 'controllerrevisions', 'pods'] as const;

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length !== 1) throw new UserError('history takes the name of one DaemonSet');
  const wanted = wantedOf(values, operands[0]);
  const state = await stateOf(values, wanted, { resources: RESOURCES }, io);
  const owned = ownedObjects(state);
  const daemonSet = theOne(owned, wanted);
  const unread = state.unread.find(({ resource }) => resource === 'controllerrevisions');
  if (unread !== undefined) throw new UserError(`the revisions are not known: ${unread.why}`);
  const answer = historyAnswer(state, daemonSet, owned, betweenOf(values, daemonSet));
  tellLimits({ ...answer, unread: [] }, io);
  if (values.format === 'json') io.out(`${safeJson(answer, 2)}\n`);
  else for (const line of historyLines(answer, painterFor(io))) io.out(`${line}\n`);
  return EXIT.ok;
}

/** The two revisions that are to be compared: by default, the second is the current one. */
function betweenOf(values: Values, daemonSet: OwnedObjects): { from: Revision; to: Revision } | undefined {
  if (values.from === undefined && values.to === undefined) return undefined;
  if (values.from === undefined) throw new UserError('--to compares with another revision; name it with --from');
  return {
    from: revisionCalled(daemonSet, values.from, '--from'),
    to: values.to === undefined ? currentOf(daemonSet) : revisionCalled(daemonSet, values.to, '--to'),
  };
}

function currentOf({ current }: OwnedObjects): Revision {
  if (current === undefined) throw new UserError('the controller has not made a revision of the current template yet');
  return current;
}

/** A revision by its number. */
export function revisionCalled({ revisions, namespace, name }: OwnedObjects, value: unknown, option: string): Revision {
  const text = String(value);
  const found = revisions.find(({ revision }) => String(revision) === text);
  if (found !== undefined) return found;
  const numbers = revisions.map(({ revision }) => revision).join(', ');
  throw new UserError(`${option}: ${namespace}/${name} has no revision ${text}; it has ${numbers || 'none'}`);
}

function historyLines(answer: HistoryAnswer, paint: Paint): string[] {
  const { revisions, notes, podsOfOthers, difference } = answer;
  if (difference !== undefined) {
    const { from, to, fields } = difference;
    return [
      paint('bold', `${idOf(answer)}: from revision ${from} to revision ${to}`),
      ...(fields.length === 0 ? ['  the templates are the same'] : differenceLines(fields)),
    ];
  }
  const rows = revisions.map(({ revision, created = '', isCurrent, pods, cause, changes }) => [
    `${revision}${isCurrent ? ' (current)' : ''}`,
    created,
    String(pods),
    cause,
    changesText(changes),
  ]);
  return [
    ...table(
      [
        { title: 'REVISION' },
        { title: 'CREATED' },
        { title: 'PODS', right: true },
        { title: 'CHANGE-CAUSE' },
        { title: 'CHANGES' },
      ],
      rows,
      paint,
    ),
    ...(podsOfOthers > 0 ? [`  ${counted(podsOfOthers, 'pod')} of revisions that are gone`] : []),
    ...notes.map((note) => `  ${note}`),
  ];
}

const RESTARTED = 'spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]';

function changesText(changes: readonly FieldDifference[]): string {
  if (changes.length > 0 && changes.every(({ field }) => field === RESTARTED)) return 'restarted, no other change';
  return someOf(
    changes.map(({ field, before, after }) => {
      const short = field.replace(/^spec\.template\.(?:spec\.)?/, '');
      return before === undefined || after === undefined ? short : `${short}: ${before} to ${after}`;
    }),
    2,
  );
}

export function differenceLines(fields: readonly FieldDifference[]): string[] {
  return fields.map(({ field, before, after }) => {
    const values =
      before === undefined && after === undefined ? 'changed' : `${before ?? 'absent'} -> ${after ?? 'absent'}`;
    return `  ${oneLine(`${field}: ${values}`)}`;
  });
}
