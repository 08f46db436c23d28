import { htmlReport } from './html/report';
import { PlanReport } from './report';
import { findingLine } from '../validate/text';

/** The page, with rejected DaemonSets as `validate` tells them. */
export function htmlPage({ plan, nodes, problems, changes, rejected }: PlanReport): string[] {
  const lines = rejected.flatMap(({ source, findings }) =>
    findings.map((finding) => findingLine(source, finding, (_, text) => text)),
  );
  return [htmlReport({ plan, nodes, problems, changes, rejected: lines })];
}
