import { AcceptedFinding } from './acceptances';
import { jsonParts, Streamed } from './json-parts';
import { summarize } from './judged';
import { ValidationReport } from './verdict';
import { JudgedDocument } from '../../text-validation/judged';

/** Every document with its verdict and findings, for machines. */
export function* jsonReport(report: ValidationReport): Generator<string> {
  const { documents, problems, minors, accepted, known, notes } = report;
  yield* jsonParts({
    kubernetesVersions: minors.map((minor) => `1.${minor}`),
    documents: new Streamed(mapped(documents, documentJson)),
    problems: new Streamed(problems),
    accepted: new Streamed(mapped(accepted, acceptedJson)),
    notes,
    summary: { ...summarize(report), acceptedFindings: accepted.length, knownFindings: known },
  });
  yield '\n';
}

function* mapped<From, To>(list: readonly From[], make: (item: From) => To): Generator<To> {
  for (const item of list) yield make(item);
}

function acceptedJson({ document, finding, reason }: AcceptedFinding) {
  const { source, kind, namespace, name } = document;
  const { rule, severity, field, line, column } = finding;
  return { source, kind, namespace, name, rule, severity, field, line, column, reason };
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
