import { explainJson, explainText } from './explain';
import { jsonReport } from './json';
import { planAll } from './plan-all';
import { readAll } from './read-all';
import { Renderer } from './report';
import { settingsOf } from './settings';
import { textReport } from './text';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io } from '../io';
import { oneLine } from '../one-line';
import { problemLine } from '../validate/text';

const RENDERERS: Readonly<Record<string, Renderer>> = { text: textReport, json: jsonReport };

/** `plan`: reads all, plans and reports. What cannot be read stops it all: half an inventory gives a wrong plan. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const settings = settingsOf(values);
  const { documents, problems } = await readAll(values, operands, io);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return EXIT.usage;
  const { report, notes } = planAll(documents, settings);
  for (const note of notes) io.err(`note: ${oneLine(note)}\n`);
  const node = values.explain as string | undefined;
  const format = String(values.format ?? 'text');
  const render = node === undefined ? RENDERERS[format] : (format === 'json' ? explainJson : explainText)(node);
  for (const part of render(report, io)) io.out(part);
  return report.problems.length + report.rejected.length > 0 ? EXIT.found : EXIT.ok;
}
