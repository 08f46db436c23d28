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
export function textReport(judged: JudgedFiles, io: Io): string {
  const paint = painterFor(io);
  const lines = judged.documents.flatMap(({ source, findings }) =>
    findings.map((finding) => findingLine(source, finding, paint)),
  );
  return [...lines, paint('bold', summaryLine(summarize(judged))), ''].join('\n');
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
