import { sentence, summarize, summaryLine } from './judged';
import { ValidationReport } from './verdict';
import { Severity } from '../../findings/rule';
import { InputProblem, PlacedFinding } from '../../text-validation/judged';
import { Paint, painterFor } from '../colours';
import { Io } from '../io';
import { oneLine } from '../one-line';

const COLOURS: Readonly<Record<Severity, Parameters<Paint>[0]>> = {
  error: 'red',
  'never-runs': 'magenta',
  ignored: 'cyan',
  warning: 'yellow',
  advice: 'blue',
};

/** The versions, a line `file:line:column: severity field: message [rule]` for each finding, and the summary. */
export function* textReport(report: ValidationReport, io: Io, isQuiet: boolean): Generator<string> {
  const paint = painterFor(io);
  if (!isQuiet) yield `${paint('dim', report.versions)}\n`;
  for (const { source, findings } of report.documents) {
    for (const finding of findings) {
      if (!isQuiet || report.failing.has(finding)) yield `${findingLine(source, finding, paint)}\n`;
    }
  }
  if (isQuiet) return;
  for (const { document, finding, reason } of report.accepted) {
    yield `${oneLine(document.source)}:${finding.line}:${finding.column}: accepted ${finding.rule}: ${oneLine(reason)}\n`;
  }
  yield `${paint('bold', summaryOf(report))}\n`;
}

/** The summary in one line, with what is accepted or known. */
export function summaryOf(report: ValidationReport): string {
  const { accepted, known } = report;
  return summaryLine(summarize(report), [
    ...(accepted.length > 0 ? [`${counted(accepted.length)} accepted`] : []),
    ...(known > 0 ? [`${counted(known)} in the baseline`] : []),
  ]);
}

const counted = (count: number): string => (count === 1 ? '1 finding' : `${count} findings`);

export function findingLine(source: string, finding: PlacedFinding, paint: Paint): string {
  const { severity, field, line, column } = finding;
  const place = `${oneLine(source)}:${line}:${column}:`;
  return `${paint('bold', place)} ${paint(COLOURS[severity], severity)}${field === '' ? '' : ` ${oneLine(field)}`}: ${oneLine(sentence(finding))} ${paint('dim', `[${finding.rule}]`)}`;
}

/** What could not be read, as stderr says it in every format. */
export function problemLine({ source, line, column, message }: InputProblem): string {
  return `${oneLine(source)}:${line === undefined ? '' : `${line}:${column}:`} ${oneLine(message)}\n`;
}
