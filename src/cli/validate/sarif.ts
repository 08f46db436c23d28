import { isAbsolute, sep } from 'path';
import { pathToFileURL } from 'url';
import { AcceptedFinding } from './acceptances';
import { jsonParts, Streamed } from './json-parts';
import { sentence } from './judged';
import { ruleLink } from './rule-link';
import { ValidationReport } from './verdict';
import { Finding } from '../../findings/finding';
import { Severity } from '../../findings/rule';
import { InputProblem, JudgedDocument, PlacedFinding } from '../../text-validation/judged';
import { packageFacts } from '../package-facts';

const { version, homepage } = packageFacts();

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  'never-runs': 'warning',
  ignored: 'warning',
  warning: 'warning',
  advice: 'note',
};

/**
 * SARIF 2.1.0, as code scanning services take it.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* sarifReport({ documents, problems, accepted }: ValidationReport): Generator<string> {
  const rules = new Map<string, Finding>();
  const take = (finding: Finding) => {
    if (!rules.has(finding.rule)) rules.set(finding.rule, finding);
  };
  for (const { findings } of documents) findings.forEach(take);
  accepted.forEach(({ finding }) => take(finding));
  const ids = [...rules.keys()].sort();
  const indexes = new Map(ids.map((id, i) => [id, i]));
  const report = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: new Streamed([
      {
        tool: {
          driver: {
            name: 'cdk8s-daemonsets',
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: ids.map((id) => describeRule(id, rules.get(id)!)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: problems.length === 0, toolExecutionNotifications: problems.map(notification) },
        ],
        results: new Streamed(resultsOf(documents, accepted, indexes)),
      },
    ]),
  };
  yield* jsonParts(report);
  yield '\n';
}

function* resultsOf(
  documents: readonly JudgedDocument[],
  accepted: readonly AcceptedFinding[],
  indexes: ReadonlyMap<string, number>,
) {
  for (const document of documents) {
    for (const finding of document.findings) yield result(document, finding, indexes.get(finding.rule)!);
  }
  for (const { document, finding, reason } of accepted) {
    const suppressions = [{ kind: 'external', justification: reason }];
    yield { ...result(document, finding, indexes.get(finding.rule)!), suppressions };
  }
}

function describeRule(id: string, { severity, reason, remedy }: Finding) {
  return {
    id,
    shortDescription: { text: `${severity}: ${reason}` },
    help: { text: `${remedy} 'cdk8s-daemonsets rules ${id}' shows an example.` },
    helpUri: ruleLink(id),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result({ source, kind, namespace, name }: JudgedDocument, finding: PlacedFinding, ruleIndex: number) {
  const { rule, severity, field, path, line, column } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${field === '' ? '' : `${field}: `}${sentence(finding)}` },
    locations: [
      {
        physicalLocation: physicalLocation(source, line, column),
        logicalLocations: [
          { fullyQualifiedName: [kind, namespace, name].filter(Boolean).join('/'), kind: 'resource' },
          ...(path.length > 0 ? [{ fullyQualifiedName: jsonPointer(path), kind: 'property' }] : []),
        ],
      },
    ],
  };
}

/** A JSON pointer (RFC 6901), which SARIF uses for locations in JSON. */
function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function notification({ source, line, column, message }: InputProblem) {
  return {
    level: 'error',
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(source, line, column) }],
  };
}

function physicalLocation(source: string, startLine?: number, startColumn?: number) {
  return {
    artifactLocation: { uri: uriOf(source) },
    ...(startLine !== undefined && { region: { startLine, startColumn } }),
  };
}

/** Relative names stay relative, which is what services look up in a repository. */
function uriOf(source: string): string {
  return isAbsolute(source) ? pathToFileURL(source).href : source.split(sep).map(encodeURIComponent).join('/');
}
