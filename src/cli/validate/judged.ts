import { Finding } from '../../findings/finding';
import { Severity } from '../../findings/rule';
import { JudgedDocument, JudgedFiles } from '../../text-validation/judged';

export interface Summary {
  readonly accepted: number;
  readonly rejected: number;
  readonly notJudged: number;
  /** Files that could not be read to their end. */
  readonly unreadable: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

export function summarize({ documents, problems }: JudgedFiles): Summary {
  const findings = { error: 0, 'never-runs': 0, ignored: 0, warning: 0, advice: 0 };
  const verdicts = { accepted: 0, rejected: 0, 'not-judged': 0 };
  for (const document of documents) {
    verdicts[document.verdict]++;
    for (const { severity } of document.findings) findings[severity]++;
  }
  return {
    accepted: verdicts.accepted,
    rejected: verdicts.rejected,
    notJudged: verdicts['not-judged'],
    unreadable: problems.length,
    findings,
  };
}

/** The summary in one line. */
export function summaryLine(
  { accepted, rejected, notJudged, unreadable }: Summary,
  more: readonly string[] = [],
): string {
  const judged = accepted + rejected;
  const parts = [`${judged} object${judged === 1 ? '' : 's'}: ${accepted} accepted, ${rejected} rejected`];
  if (notJudged > 0) parts.push(`${notJudged} not judged`);
  if (unreadable > 0) parts.push(`${unreadable} file${unreadable === 1 ? '' : 's'} not read to the end`);
  return [...parts, ...more].join('; ');
}

/** An object by kind, namespace and name; without a name, by its place in the file. */
export function objectOfDocument({ kind, namespace, name, index }: JudgedDocument): string {
  return [kind, namespace, name ?? `#${index + 1}`].filter(Boolean).join('/');
}

/** What a finding says, with its versions and the remedy. */
export function sentence({ message, versions, remedy }: Finding): string {
  return `${message}${versions === undefined ? '' : ` (Kubernetes ${versions})`}. ${remedy}`;
}
