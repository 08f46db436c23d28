import { durationText } from './duration';
import { PlanReport } from './report';
import { Paint, painterFor } from '../colours';
import { Io } from '../io';
import { textTable } from './tables/column';
import { COST, costGroups } from './tables/cost';
import { PLATFORMS, platformGroups } from './tables/platforms';
import { POOLS, poolGroups } from './tables/pools';
import { ROLLOUT, rolloutGroups } from './tables/rollout';
import { changeLines } from './text/changes';
import { daemonSetLines, reasonLines } from './text/daemon-sets';
import { evictionLines } from './text/evictions';
import { problemLines, verdictLine } from './text/problems';
import { counted } from './words';
import { findingLine } from '../validate/text';

interface Section {
  readonly title: (report: PlanReport) => string;
  readonly lines: (report: PlanReport, paint: Paint) => string[];
}

/** The sections in their order. Sections without lines are left out. */
const SECTIONS: readonly Section[] = [
  {
    title: () => 'Rejected by the API server and not planned',
    lines: ({ rejected }, paint) =>
      rejected.flatMap(({ source, findings }) => findings.map((finding) => `  ${findingLine(source, finding, paint)}`)),
  },
  { title: () => 'DaemonSets', lines: daemonSetLines },
  { title: () => 'Pools of one daemon', lines: (report, paint) => textTable(POOLS, poolGroups(report), paint) },
  {
    title: () => 'Platforms of the nodes',
    lines: (report, paint) => textTable(PLATFORMS, platformGroups(report), paint),
  },
  { title: () => 'Nodes without a running pod, by reason', lines: reasonLines },
  { title: () => 'Pods of lower priority that the scheduler evicts', lines: evictionLines },
  { title: () => 'Problems', lines: problemLines },
  { title: () => 'Cost', lines: (report, paint) => textTable(COST, costGroups(report), paint) },
  {
    title: ({ secondsToReady }) => `Rollout of an update, if each pod is ready after ${durationText(secondsToReady)}`,
    lines: (report, paint) => textTable(ROLLOUT, rolloutGroups(report), paint),
  },
  { title: () => 'Changes', lines: changeLines },
];

/** The plan as text: nodes are grouped, and long lists of names are cut. */
export function textReport(report: PlanReport, io: Io): string[] {
  const paint = painterFor(io);
  const sections = SECTIONS.flatMap(({ title, lines }) => {
    const body = lines(report, paint);
    return body.length === 0 ? [] : [paint('bold', title(report)), ...body, ''];
  });
  return [headLine(report), '', ...sections, verdictLine(report, paint)].map((line) => `${line}\n`);
}

function headLine({ plan: { daemonSets, totals }, kubernetesVersion, otherKinds }: PlanReport): string {
  const { nodes, notJudged, desired, pending } = totals;
  const parts = [
    counted(daemonSets.length, 'DaemonSet'),
    `${counted(nodes, 'node')}${notJudged > 0 ? ` and ${notJudged} that could not be judged` : ''}`,
    `${counted(desired, 'pod')}${pending > 0 ? `, ${pending} of them pending` : ''}`,
  ];
  return `Plan for Kubernetes ${kubernetesVersion}: ${parts.join(', ')}${otherKinds > 0 ? `; ${otherKinds} of other kinds not planned` : ''}`;
}
