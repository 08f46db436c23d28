import { jsonParts, Streamed } from './json-parts';
import { summarize } from './judged';
import { JudgedDocument, JudgedFiles } from '../../text-validation/judged';

/** Every document with its verdict and findings, for machines. */
export function* jsonReport({ documents, problems }: JudgedFiles): Generator<string> {
  yield* jsonParts({
    documents: new Streamed(mapped(documents, documentJson)),
    problems: new Streamed(problems),
    summary: summarize({ documents, problems }),
  });
  yield '\n';
}

function* mapped<From, To>(list: readonly From[], make: (item: From) => To): Generator<To> {
  for (const item of list) yield make(item);
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
