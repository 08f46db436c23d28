import { Baseline, writeBaseline } from './baseline';
import { githubReport } from './github';
import { jsonReport } from './json';
import { junitReport } from './junit';
import { rdjsonReport } from './rdjson';
import { sarifReport } from './sarif';
import { settingsOf } from './settings';
import { problemLine, summaryOf, textReport } from './text';
import { reportOf, ValidationReport } from './verdict';
import { ownValue } from '../../model/own-value';
import { judgeCustomResources } from '../../text-validation/custom-resources/judge';
import { judgeAgainstNamespaces } from '../../text-validation/enforced-levels';
import { judgeSource, Judging, readSource } from '../../text-validation/judge-source';
import { InputProblem, JudgedDocument, JudgedFiles } from '../../text-validation/judged';
import { judgeOnPlatforms } from '../../text-validation/platforms';
import { judgeReferences } from '../../text-validation/references';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, Input, manifestsOnly, readProblem } from '../inputs';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';
import { outputOf } from '../output-file';
import { progressOn } from '../progress';

type Report = (report: ValidationReport, io: Io, isQuiet: boolean) => Iterable<string>;

/** Each yields the report in parts, because the whole may be longer than a string can be. */
const REPORTS: Readonly<Record<string, Report>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
  rdjson: rdjsonReport,
};

/** `validate`: reads, judges and reports. What cannot be read keeps nothing else from being judged. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const settings = settingsOf(values);
  const { config, minors, podSecurity, platforms } = settings;
  const isWriting = values['write-baseline'] === true;
  const baseline = baselineOf(settings.baseline, isWriting);
  const named = operands.length === 0 ? (config.paths ?? []) : operands;
  const { inputs, passedOver } = manifestsOnly(findInputs(named, io, config.exclude));
  const definitions = await definitionsOf((values.crds ?? []) as string[], io);
  const progress = progressOn(io, inputs.length);
  const documents: JudgedDocument[] = [];
  const problems: InputProblem[] = [];
  for (const input of inputs) {
    const judging = { minors, podSecurity, versionOption: '--kubernetes-version' };
    const judged = await judgeInput(input, platforms.length > 0 ? { ...judging, platforms } : judging);
    // not with a spread, because there may be more documents than a call can have arguments
    for (const document of judged.documents) documents.push(document);
    for (const problem of judged.problems) problems.push(problem);
    progress.step();
  }
  progress.end();
  const all = judgeOnPlatforms(
    judgeReferences(judgeCustomResources(judgeAgainstNamespaces(documents), definitions)),
    platforms,
  );
  const report = reportOf({ documents: all, problems }, settings, baseline);
  const isQuiet = values.quiet === true;
  const format = String(values.format ?? 'text');
  const output = outputOf(values.output as string | undefined, io);
  for (const part of ownValue(REPORTS, format)!(report, output, isQuiet)) output.out(part);
  output.end();
  for (const problem of problems) io.err(problemLine(problem));
  if (!isQuiet) {
    for (const note of report.notes) io.err(`note: ${oneLine(note)}\n`);
    const passed = passedOver();
    if (passed > 0) io.err(`note: ${passed === 1 ? '1 file is no manifest' : `${passed} files are no manifests`}\n`);
    if (format !== 'text' || values.output !== undefined) io.err(`${summaryOf(report)}\n`);
  }
  if (isWriting && settings.baseline !== undefined) {
    const count = writeBaseline(settings.baseline, report);
    io.err(`${settings.baseline}: ${count === 1 ? '1 finding' : `${count} findings`} written\n`);
  }
  if (problems.length > 0) return EXIT.usage;
  return report.failing.size > 0 && !isWriting ? EXIT.found : EXIT.ok;
}

/** The objects of the files that `--crds` names. */
async function definitionsOf(paths: readonly string[], io: Io): Promise<unknown[]> {
  if (paths.length === 0) return [];
  const objects: unknown[] = [];
  for (const { name, read } of findInputs(paths, io)) {
    let source;
    try {
      source = await read();
    } catch (error) {
      throw new UserError(problemLine(readProblem(name, error)).trimEnd());
    }
    const { documents, problems } = readSource(source);
    if (problems.length > 0) throw new UserError(problemLine(problems[0]).trimEnd());
    for (const { value } of documents) objects.push(value);
  }
  return objects;
}

function baselineOf(file: string | undefined, isWriting: boolean): Baseline {
  if (isWriting && file === undefined) throw new UserError('--write-baseline needs --baseline FILE');
  return file === undefined || isWriting ? Baseline.NONE : Baseline.read(file);
}

async function judgeInput({ name, read }: Input, judging: Judging): Promise<JudgedFiles> {
  let source;
  try {
    source = await read();
  } catch (error) {
    return { documents: [], problems: [readProblem(name, error)] };
  }
  return judgeSource(source, judging);
}
