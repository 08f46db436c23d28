import { githubReport } from './github';
import { jsonReport } from './json';
import { summarize, summaryLine } from './judged';
import { sarifReport } from './sarif';
import { problemLine, textReport } from './text';
import { parseVersions } from '../../stored/kubernetes-versions';
import { judgeAgainstNamespaces } from '../../text-validation/enforced-levels';
import { judgeSource, Judging } from '../../text-validation/judge-source';
import { InputProblem, JudgedDocument, JudgedFiles } from '../../text-validation/judged';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, Input, readProblem } from '../inputs';
import { Io, UserError } from '../io';
import { progressOn } from '../progress';

/** Each yields the report in parts, because the whole may be longer than a string can be. */
const REPORTS: Readonly<Record<string, (judged: JudgedFiles, io: Io) => Iterable<string>>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

/** `validate`: reads, judges and reports. What cannot be read keeps nothing else from being judged. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const judging = {
    minors: minorsOf(values['kubernetes-version'] as string | undefined),
    podSecurity: values['pod-security'] as PodSecurityLevel | undefined,
    versionOption: '--kubernetes-version',
  };
  const inputs = findInputs(operands, io);
  const progress = progressOn(io, inputs.length);
  const documents: JudgedDocument[] = [];
  const problems: InputProblem[] = [];
  for (const input of inputs) {
    const judged = await judgeInput(input, judging);
    // not with a spread, because there may be more documents than a call can have arguments
    for (const document of judged.documents) documents.push(document);
    for (const problem of judged.problems) problems.push(problem);
    progress.step();
  }
  progress.end();
  const judged = { documents: judgeAgainstNamespaces(documents), problems };
  const format = String(values.format ?? 'text');
  for (const part of REPORTS[format](judged, io)) io.out(part);
  for (const problem of problems) io.err(problemLine(problem));
  const summary = summarize(judged);
  if (format !== 'text') io.err(`${summaryLine(summary)}\n`);
  if (problems.length > 0) return EXIT.usage;
  return summary.rejected > 0 ? EXIT.found : EXIT.ok;
}

function minorsOf(text: string | undefined): number[] {
  try {
    return parseVersions(text, '--kubernetes-version');
  } catch (error) {
    throw new UserError((error as Error).message);
  }
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
