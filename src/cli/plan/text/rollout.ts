import { Column, table } from './table';
import { RolloutPlan } from '../../../scheduling/rollout-plan';
import { Paint } from '../../colours';
import { durationText } from '../duration';
import { idOf, PlanReport } from '../report';

const COLUMNS: readonly Column[] = [
  { title: 'DAEMONSET' },
  { title: 'DOWN AT ONCE', right: true },
  { title: 'SURGE', right: true },
  { title: 'AT LEAST', right: true },
  { title: 'HOW' },
];

/** How an update of every DaemonSet would go that has pods at all. */
export function rolloutLines({ plan: { daemonSets }, wantedSeconds }: PlanReport, paint: Paint): string[] {
  const running = daemonSets.filter(({ desired }) => desired > 0);
  if (running.length === 0) return [];
  return table(
    COLUMNS,
    running.map(({ rollout, ...daemonSet }) => {
      const { strategy, maxUnavailable, maxSurge, seconds, message } = rollout;
      if (strategy === 'OnDelete') return [idOf(daemonSet), '', '', '', message];
      return [
        idOf(daemonSet),
        String(maxUnavailable),
        String(maxSurge),
        seconds === undefined ? 'no end' : durationText(seconds),
        howOf(rollout, wantedSeconds),
      ];
    }),
    paint,
  );
}

function howOf(
  { message, waves, stalls, recommended, maxSurge }: RolloutPlan,
  wantedSeconds: number | undefined,
): string {
  // what keeps it from its end is told with the problems
  const parts = [message, ...(waves === undefined ? [] : stalls)];
  if (wantedSeconds !== undefined && waves !== 0) {
    const field = maxSurge > 0 ? 'maxSurge' : 'maxUnavailable';
    const wanted = durationText(wantedSeconds);
    parts.push(
      recommended === undefined
        ? `no ${field} makes it end within ${wanted}`
        : `${field} ${recommended} is enough for ${wanted}`,
    );
  }
  return parts.join('; ');
}
