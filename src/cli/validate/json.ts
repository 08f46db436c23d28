import { summarize } from './judged';
import { JudgedDocument, JudgedFiles } from '../../text-validation/judged';

/** Every document with its verdict and findings, for machines. */
export function jsonReport({ documents, problems }: JudgedFiles): string {
  const report = {
    documents: documents.map(documentJson),
    problems,
    summary: summarize({ documents, problems }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

export function documentJson({ source, index, kind, namespace, name, verdict, findings }: JudgedDocument) {
  return {
    source,
    index,
    kind,
    namespace,
    name,
    verdict,
    findings: findings.map(({ severity, reason, field, path, message, remedy, versions, line, column, rule }) => ({
      severity,
      reason,
      field,
      path,
      message,
      remedy,
      versions,
      line,
      column,
      rule,
    })),
  };
}
