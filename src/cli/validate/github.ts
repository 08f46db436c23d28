import { sentence } from './judged';
import { Severity } from '../../findings/rule';
import { JudgedFiles } from '../../text-validation/judged';
import { oneLine } from '../one-line';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  'never-runs': 'warning',
  ignored: 'warning',
  warning: 'warning',
  advice: 'notice',
};

/**
 * Workflow commands, which GitHub shows beside the lines of a pull request.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function* githubReport({ documents, problems }: JudgedFiles): Generator<string> {
  for (const { source, findings } of documents) {
    for (const finding of findings) {
      yield command(
        COMMANDS[finding.severity],
        { file: source, line: finding.line, col: finding.column, title: `${finding.severity} ${finding.rule}` },
        `${finding.field === '' ? '' : `${finding.field}: `}${sentence(finding)}`,
      );
    }
  }
  for (const { source, line, column, message } of problems) {
    yield command('error', { file: source, line, col: column, title: 'unreadable' }, message);
  }
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(message)}\n`;
}

/** Line breaks as GitHub reads them back; the rest of what a terminal would obey as everywhere. */
function escapeData(text: string): string {
  return text
    .replace(/[^\r\n]+/g, oneLine)
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
