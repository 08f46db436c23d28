import { Column, Group } from './column';
import { RolloutPlan } from '../../../scheduling/rollout-plan';
import { durationText } from '../duration';
import { html, Markup } from '../html/markup';
import { name } from '../html/names';
import { idOf, PlanReport } from '../report';

interface RolloutRow {
  readonly daemonSet: string;
  readonly rollout: RolloutPlan;
  /** The setting that finishes in time. */
  readonly advice?: string;
  /** The longest duration in the table, to which the bars are scaled. */
  readonly scale: number;
}

const durationOf = ({ seconds }: RolloutPlan): string => (seconds === undefined ? 'never ends' : durationText(seconds));

export const ROLLOUT: readonly Column<RolloutRow>[] = [
  { title: 'DAEMONSET', text: ({ daemonSet }) => daemonSet, markup: ({ daemonSet }) => name(daemonSet) },
  { title: 'STRATEGY', text: ({ rollout }) => rollout.strategy },
  { title: 'PODS', text: ({ rollout }) => String(rollout.pods), right: true },
  {
    title: 'AT LEAST',
    text: ({ rollout }) => (rollout.strategy === 'OnDelete' ? '' : durationOf(rollout)),
    markup: ({ rollout, scale }) => timeline(rollout, scale),
    right: true,
  },
  {
    title: 'ROLLOUT',
    // the problems name what stops it
    text: ({ rollout: { message, waves, stalls }, advice }) =>
      [message, ...(waves === undefined ? [] : stalls), advice ?? []].flat().join('; '),
    markup: ({ rollout: { message, stalls }, advice }) =>
      html`${message}${stalls.map((stall) => html`<p class="bad">${stall}</p>`)}${advice !== undefined && html`<p>${advice}</p>`}`,
  },
];

/** The updates of all DaemonSets that have pods. */
export function rolloutGroups({ plan: { daemonSets }, wantedSeconds }: PlanReport): Group<RolloutRow>[] {
  const scale = daemonSets.reduce((most, { rollout }) => Math.max(most, rollout.seconds ?? 0), 1);
  return daemonSets
    .filter(({ desired }) => desired > 0)
    .map(({ rollout, ...daemonSet }) => [
      { daemonSet: idOf(daemonSet), rollout, advice: adviceOn(rollout, wantedSeconds), scale },
    ]);
}

function adviceOn(
  { strategy, waves, recommended, maxSurge }: RolloutPlan,
  wantedSeconds: number | undefined,
): string | undefined {
  if (wantedSeconds === undefined || waves === 0 || strategy === 'OnDelete') return undefined;
  const field = maxSurge > 0 ? 'maxSurge' : 'maxUnavailable';
  const wanted = durationText(wantedSeconds);
  return recommended === undefined
    ? `no ${field} finishes within ${wanted}`
    : `${field} ${recommended} finishes within ${wanted}`;
}

const MOST_MARKS = 60;

/** A bar with one mark for each wave, unless there are too many waves. */
function timeline(rollout: RolloutPlan, scale: number): Markup {
  const { seconds, waves = 0 } = rollout;
  if (seconds === undefined) return html`<span class="none">${durationOf(rollout)}</span>`;
  const length = (seconds / scale) * 100;
  const marks =
    waves > 1 && waves <= MOST_MARKS ? Array.from({ length: waves - 1 }, (_, i) => ((i + 1) / waves) * length) : [];
  return html`<span class="bar"><svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10"/><rect class="filled" width="${length.toFixed(
    2,
  )}%" height="10"/>${marks.map((x) => html`<rect class="wave" x="${x.toFixed(2)}%" width="1" height="10"/>`)}</svg></span> <span class="number">${durationText(seconds)}</span>`;
}
