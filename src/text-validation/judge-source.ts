import { InputProblem, JudgedDocument, JudgedFiles, PlacedFinding } from './judged';
import { locateAll } from './place';
import { ManifestDocument } from '../manifest/manifest-document';
import { ManifestSource, readManifests, ReadOptions } from '../manifest/read-manifests';
import { isDaemonSet } from '../model/daemon-set-kind';
import { judge } from '../validation/judge';
import { EnforcedLevel, enforcedLevelOf } from '../validation/pod-security/enforced-level';
import { enforce } from '../validation/pod-security/evaluate';
import { PodSecurityLevel } from '../validation/pod-security/result';
import { ServerAnswer } from '../validation/server-answer';
import { toFindings } from '../validation/to-findings';
import { judgeUpdate } from '../validation/update';

export interface Judging {
  readonly minors: readonly number[];
  readonly allowPrivileged?: boolean;
  readonly podSecurity?: PodSecurityLevel;
  /** Where the user chooses the versions: an option of the command line, or a property. */
  readonly versionOption?: string;
}

/** The objects of a file, and why it could not be read to its end. */
export function readSource(
  source: ManifestSource,
  options?: ReadOptions,
): { documents: readonly ManifestDocument[]; problems: InputProblem[] } {
  const { documents, problem } = readManifests(source, options);
  const problems: InputProblem[] = problem === undefined ? [] : [{ source: source.name, ...problem }];
  const unread = documents.find((document) => document.unread !== undefined)?.unread;
  if (unread !== undefined) {
    problems.push({ source: source.name, message: 'kubectl passes over the text from here on', ...unread });
  }
  return { documents, problems };
}

/** Reads a file and judges the DaemonSets in it, each finding with its place. */
export function judgeSource(manifests: ManifestSource, judging: Judging): JudgedFiles {
  const { documents, problems } = readSource(manifests);
  return { documents: documents.map((document) => judgeDocument(document, judging)), problems };
}

/** As a new object; with `old`, as one that is put in the place of that one. */
export function judgeDocument(
  document: ManifestDocument,
  { minors, allowPrivileged, podSecurity, versionOption }: Judging,
  old?: unknown,
): JudgedDocument {
  const { source, index, value } = document;
  const { kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { namespace, name } = (metadata ?? {}) as { readonly [field: string]: unknown };
  const id = { source, index, kind: textOrNone(kind), namespace: textOrNone(namespace), name: textOrNone(name) };
  if (!isDaemonSet(value)) return { ...id, verdict: 'not-judged', findings: [], enforces: enforcedBy(value) };
  const options = { allowPrivileged, podSecurity, versionOption, source: document, isJson: true };
  const place = (answers: readonly ServerAnswer[]): PlacedFinding[] => locateAll(document, toFindings(answers, value));
  const findings = place(old === undefined ? judge(value, minors, options) : judgeUpdate(old, value, minors, options));
  return {
    ...id,
    verdict: findings.some(({ severity }) => severity === 'error') ? 'rejected' : 'accepted',
    findings,
    // the level that the user names goes before
    ...(podSecurity === undefined && {
      judgeAgainst: (enforced: EnforcedLevel) => place(enforce(enforced, judge(value, minors, options))),
    }),
  };
}

function enforcedBy(value: unknown): EnforcedLevel | undefined {
  const { apiVersion, kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { labels } = (metadata ?? {}) as { readonly labels?: { readonly [key: string]: unknown } | null };
  return kind === 'Namespace' && apiVersion === 'v1' ? enforcedLevelOf((key) => labels?.[key]) : undefined;
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
