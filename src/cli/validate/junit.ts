import { objectOfDocument, sentence } from './judged';
import { ValidationReport } from './verdict';
import { ownValue } from '../../model/own-value';
import { JudgedDocument, PlacedFinding } from '../../text-validation/judged';
import { oneLine } from '../one-line';

/**
 * JUnit XML, as CI services read it: a suite for each file, a test case for each judged object. Findings that make the exit code 1
 * are failures; the others are in the output of their test case.
 * @see https://github.com/testmoapp/junitxml
 */
export function* junitReport(report: ValidationReport): Generator<string> {
  const files = new Map<string, JudgedDocument[]>();
  for (const document of report.documents) {
    if (document.verdict === 'not-judged' && document.findings.length === 0) continue;
    files.set(document.source, [...(files.get(document.source) ?? []), document]);
  }
  const fails = ({ findings }: JudgedDocument) => findings.some((finding) => report.failing.has(finding));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cdk8s-daemonsets">\n`;
  for (const [source, documents] of files) {
    const failures = documents.filter(fails).length;
    yield `  <testsuite${attributes({ name: source, tests: documents.length, failures, errors: 0 })}>\n`;
    for (const document of documents) {
      yield `    <testcase${attributes({ classname: source, name: objectOfDocument(document), file: source })}>\n`;
      const failed = document.findings.filter((finding) => report.failing.has(finding));
      const others = document.findings.filter((finding) => !report.failing.has(finding));
      if (failed.length > 0) {
        const message = `${failed[0].rule}: ${sentence(failed[0])}`;
        yield `      <failure${attributes({ message, type: failed[0].severity })}>${lines(source, failed)}</failure>\n`;
      }
      if (others.length > 0) yield `      <system-out>${lines(source, others)}</system-out>\n`;
      yield '    </testcase>\n';
    }
    yield '  </testsuite>\n';
  }
  for (const { source, line, column, message } of report.problems) {
    yield `  <testsuite${attributes({ name: source, tests: 1, failures: 0, errors: 1 })}>\n`;
    yield `    <testcase${attributes({ classname: source, name: 'read', file: source })}>\n`;
    const place = line === undefined ? '' : `${line}:${column}: `;
    yield `      <error${attributes({ message: `${place}${message}`, type: 'unreadable' })}/>\n    </testcase>\n  </testsuite>\n`;
  }
  yield '</testsuites>\n';
}

function lines(source: string, findings: readonly PlacedFinding[]): string {
  return findings
    .map((finding) => {
      const { severity, rule, field, line, column } = finding;
      return xml(
        `${source}:${line}:${column}: ${severity}${field === '' ? '' : ` ${field}`}: ${sentence(finding)} [${rule}]`,
      );
    })
    .join('\n');
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of XML 1.0, which has no control characters and no halves of a pair. */
function xml(text: string): string {
  return oneLine(text)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ownValue(ESCAPES, character)!);
}
