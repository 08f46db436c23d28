import { githubReport } from './github';
import { InputProblem, JudgedDocument, Judgement, summarize, summaryLine } from './judged';
import { jsonReport } from './json';
import { locate } from './place';
import { sarifReport } from './sarif';
import { problemLine, textReport } from './text';
import { ManifestDocument } from '../../manifest/manifest-document';
import { readManifests } from '../../manifest/read-manifests';
import { judge } from '../../validation/judge';
import { toFindings } from '../../validation/validator';
import { parseVersions } from '../../validation/version';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { findInputs, Input, systemReason } from '../inputs';
import { Io, UserError } from '../io';
import { progressOn } from '../progress';

const REPORTS: Readonly<Record<string, (judgement: Judgement, io: Io) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

/** `validate`: reads, judges and reports. What cannot be read keeps nothing else from being judged. */
export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  const minors = minorsOf(values['kubernetes-version'] as string | undefined);
  const inputs = findInputs(operands, io);
  const progress = progressOn(io, inputs.length);
  const documents: JudgedDocument[] = [];
  const problems: InputProblem[] = [];
  for (const input of inputs) {
    for (const document of await read(input, problems)) documents.push(judgeDocument(document, minors));
    progress.step();
  }
  progress.end();
  const judgement = { documents, problems };
  io.out(REPORTS[String(values.format ?? 'text')](judgement, io));
  for (const problem of problems) io.err(problemLine(problem));
  const summary = summarize(judgement);
  if (values.format !== undefined && values.format !== 'text') io.err(`${summaryLine(summary)}\n`);
  if (problems.length > 0) return EXIT.usage;
  return summary.rejected > 0 ? EXIT.found : EXIT.ok;
}

function minorsOf(text: string | undefined): number[] {
  try {
    return parseVersions(text);
  } catch (error) {
    throw new UserError((error as Error).message.replace('kubernetesVersion', '--kubernetes-version'));
  }
}

async function read(input: Input, problems: InputProblem[]): Promise<readonly ManifestDocument[]> {
  let source;
  try {
    source = await input.read();
  } catch (error) {
    problems.push({ source: input.name, message: `cannot be read: ${systemReason(error as NodeJS.ErrnoException)}` });
    return [];
  }
  const { documents, problem } = readManifests(source);
  if (problem !== undefined) problems.push({ source: input.name, ...problem });
  const unread = documents.find((document) => document.unread !== undefined)?.unread;
  if (unread !== undefined) problems.push({ source: input.name, message: 'kubectl passes over the text from here on', ...unread });
  return documents;
}

function judgeDocument(document: ManifestDocument, minors: readonly number[]): JudgedDocument {
  const { source, index, value, duplicates, fractions } = document;
  const { kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { namespace, name } = (metadata ?? {}) as { readonly [field: string]: unknown };
  const id = { source, index, kind: textOf(kind), namespace: textOf(namespace), name: textOf(name) };
  if (!isOurs(value)) return { ...id, verdict: 'not-judged', findings: [] };
  const findings = toFindings(judge(value, minors, { source: { duplicates, fractions } }), value);
  return {
    ...id,
    verdict: findings.some(({ severity }) => severity === 'error') ? 'rejected' : 'accepted',
    findings: findings.map((finding) => ({ ...finding, ...locate(document, finding) })),
  };
}

/** DaemonSets of Kubernetes, also of versions that are no longer served; other projects have kinds of that name as well. */
function isOurs(value: unknown): boolean {
  const { kind, apiVersion } = (value ?? {}) as { readonly kind?: unknown; readonly apiVersion?: unknown };
  return kind === 'DaemonSet' && (typeof apiVersion !== 'string' || !apiVersion.includes('/') || /^(?:apps|extensions)\//.test(apiVersion));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
