import { explainJson, explainText } from './explain';
import { htmlReport } from './html/report';
import { jsonReport } from './json';
import { planAll } from './plan-all';
import { readAll } from './read-all';
import { Renderer } from './report';
import { settingsOf } from './settings';
import { textReport } from './text';
import { ownValue } from '../../model/own-value';
import { newestMinor } from '../../stored/kubernetes-versions';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { liveInventory } from '../live/plan-inputs';
import { oneLine } from '../one-line';
import { problemLine } from '../validate/text';

const RENDERERS: Readonly<Record<string, Renderer>> = { text: textReport, json: jsonReport, html: htmlReport };
const EXPLAINERS: Readonly<Record<string, (node: string) => Renderer>> = { text: explainText, json: explainJson };

/** Runs `plan`. Stops if a file cannot be read, because a partial inventory gives a wrong plan. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const format = String(values.format ?? 'text');
  const node = values.explain as string | undefined;
  if (node !== undefined && !Object.hasOwn(EXPLAINERS, format)) {
    throw new UserError(`--explain writes text or json, not ${format}`);
  }
  const given = settingsOf(values);
  const live = values.cluster || values.snapshot !== undefined ? await liveInventory(values, io) : undefined;
  const settings =
    live === undefined || values['kubernetes-version'] !== undefined
      ? given
      : { ...given, minor: newestMinor(live.kubernetesVersion) };
  const { documents, problems } = await readAll(values, operands, io, live);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return EXIT.usage;
  const { report, notes } = planAll(documents, settings);
  for (const note of notes) io.err(`note: ${oneLine(note)}\n`);
  const render = node === undefined ? ownValue(RENDERERS, format)! : ownValue(EXPLAINERS, format)!(node);
  for (const part of render(report, io)) io.out(part);
  return report.problems.length + report.rejected.length > 0 ? EXIT.found : EXIT.ok;
}
