import { Paint } from '../../colours';
import { oneLine } from '../../one-line';
import { PlanReport, ReportProblem } from '../report';
import { counted, someOf } from '../words';

const MOST_OF_A_KIND = 20;

/** The problems by kind, each with some of its nodes. */
export function problemLines({ problems }: PlanReport, paint: Paint): string[] {
  const kinds = byKind(problems);
  const width = Math.max(...kinds.map(([kind]) => kind.length));
  return kinds.flatMap(([kind, list]) => {
    const begin = `  ${paint('red', kind.padEnd(width))}  `;
    const shown = list.slice(0, list.length > MOST_OF_A_KIND + 1 ? MOST_OF_A_KIND : undefined);
    const lines = shown.map(
      ({ message, nodes }) =>
        `${begin}${oneLine(message)}${nodes.length === 0 || kind === 'not-judged' ? '' : `: ${oneLine(someOf(nodes))}`}`,
    );
    return shown.length < list.length
      ? [...lines, `${begin}and ${list.length - shown.length} more of this kind`]
      : lines;
  });
}

/** The summary in one line. */
export function verdictLine({ problems, rejected }: PlanReport, paint: Paint): string {
  const kinds = byKind(problems).map(([kind, list]) => `${list.length} ${kind}`);
  const parts = [
    ...(rejected.length > 0 ? [`${counted(rejected.length, 'DaemonSet')} rejected`] : []),
    ...(problems.length > 0 ? [`${counted(problems.length, 'problem')}: ${kinds.join(', ')}`] : []),
  ];
  return paint('bold', parts.join('; ') || 'no problems');
}

function byKind(problems: readonly ReportProblem[]): [string, ReportProblem[]][] {
  const kinds = new Map<string, ReportProblem[]>();
  for (const problem of problems) {
    const known = kinds.get(problem.kind);
    if (known === undefined) kinds.set(problem.kind, [problem]);
    else known.push(problem);
  }
  return [...kinds];
}
