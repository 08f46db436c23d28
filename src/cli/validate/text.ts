import { sentence, summarize, summaryLine } from './judged';
import { Severity } from '../../findings/rule';
import { InputProblem, JudgedFiles, PlacedFinding } from '../../text-validation/judged';
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

/** `file:line:column: severity field: message`, a line each, and the summary. */
export function* textReport(judged: JudgedFiles, io: Io): Generator<string> {
  const paint = painterFor(io);
  for (const { source, findings } of judged.documents) {
    for (const finding of findings) yield `${findingLine(source, finding, paint)}\n`;
  }
  yield `${paint('bold', summaryLine(summarize(judged)))}\n`;
}

export function findingLine(source: string, finding: PlacedFinding, paint: Paint): string {
  const { severity, field, line, column } = finding;
  const place = `${oneLine(source)}:${line}:${column}:`;
  return `${paint('bold', place)} ${paint(COLOURS[severity], severity)}${field === '' ? '' : ` ${oneLine(field)}`}: ${oneLine(sentence(finding))}`;
}

/** What could not be read, as stderr says it in every format. */
export function problemLine({ source, line, column, message }: InputProblem): string {
  return `${oneLine(source)}:${line === undefined ? '' : `${line}:${column}:`} ${oneLine(message)}\n`;
}
