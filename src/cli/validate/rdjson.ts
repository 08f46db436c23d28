import { jsonParts, Streamed } from './json-parts';
import { sentence } from './judged';
import { ruleLink } from './rule-link';
import { Severity } from '../../findings/rule';
import { InputProblem, JudgedDocument, JudgedFiles, PlacedFinding } from '../../text-validation/judged';
import { packageFacts } from '../package-facts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  'never-runs': 'WARNING',
  ignored: 'WARNING',
  warning: 'WARNING',
  advice: 'INFO',
};

/**
 * The diagnostic format of reviewdog, which comments on the lines of a change in GitHub, GitLab, Gerrit and Bitbucket.
 * @see https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
export function* rdjsonReport({ documents, problems }: JudgedFiles): Generator<string> {
  yield* jsonParts({
    source: { name: 'cdk8s-daemonsets', url: packageFacts().homepage },
    diagnostics: new Streamed(diagnosticsOf(documents, problems)),
  });
  yield '\n';
}

function* diagnosticsOf(documents: readonly JudgedDocument[], problems: readonly InputProblem[]) {
  for (const { source, findings } of documents) {
    for (const finding of findings) yield diagnostic(source, finding);
  }
  for (const { source, line, column, message } of problems) {
    yield { message, location: location(source, line, column), severity: 'ERROR' };
  }
}

function diagnostic(source: string, finding: PlacedFinding) {
  const { rule, severity, field, line, column } = finding;
  return {
    message: `${field === '' ? '' : `${field}: `}${sentence(finding)}`,
    location: location(source, line, column),
    severity: SEVERITIES[severity],
    code: { value: rule, url: ruleLink(rule) },
  };
}

function location(path: string, line?: number, column?: number) {
  return { path, ...(line !== undefined && { range: { start: { line, column } } }) };
}
