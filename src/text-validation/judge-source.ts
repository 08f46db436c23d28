import { judgeOther } from './judge-other';
import { InputProblem, JudgedDocument, JudgedFiles, ObjectInFile, PlacedFinding } from './judged';
import { Judging } from './judging';
import { locateAll } from './place';
import { ACCEPT_ANNOTATION } from '../findings/acceptance';
import { ManifestDocument } from '../manifest/manifest-document';
import { ManifestSource, readManifests, ReadOptions } from '../manifest/read-manifests';
import { SourceText } from '../manifest/source-text';
import { isDaemonSet } from '../model/daemon-set-kind';
import { ownValue } from '../model/own-value';
import { objectOf } from '../model/untyped';
import { judge, judgeJson } from '../validation/judge';
import { EnforcedLevel, enforcedLevelOf } from '../validation/pod-security/enforced-level';
import { enforce } from '../validation/pod-security/evaluate';
import { ServerAnswer } from '../validation/server-answer';
import { findingsOf } from '../validation/to-findings';
import { judgeUpdate } from '../validation/update';

export type { Judging };

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
  const only = judgeUsualJson(manifests, judging);
  if (only !== undefined) {
    const { namespace, name, annotations } = only.answers[0].daemonSet!.metadata;
    const id = { source: manifests.name, index: 0, kind: 'DaemonSet', namespace, name, ...acceptedBy(annotations) };
    return { documents: [judgedDaemonSet(id, only.document, only.answers, judging)], problems: [] };
  }
  const { documents, problems } = readSource(manifests);
  return { documents: documents.map((document) => judgeDocument(document, judging)), problems };
}

/** The answers to a file that is the JSON of one DaemonSet, with nothing unusual in it. Undefined for all other files, which take longer. */
export function judgeUsualJson(
  { name, content }: ManifestSource,
  judging: Judging,
): { readonly document: ManifestDocument; readonly answers: readonly ServerAnswer[] } | undefined {
  if (content[0] !== '{' && content[0] !== 0x7b) return undefined;
  const text = SourceText.of(name, content);
  const answers = text.flaw === undefined ? judgeJson(text, judging.minors, judging) : undefined;
  return answers?.[0].daemonSet && { document: ManifestDocument.ofJson(text), answers };
}

/** As a new object; with `old`, as one that is put in the place of that one. */
export function judgeDocument(document: ManifestDocument, judging: Judging, old?: unknown): JudgedDocument {
  const { source, index, value } = document;
  const { kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { namespace, name, annotations } = (metadata ?? {}) as { readonly [field: string]: unknown };
  const id = {
    source,
    index,
    kind: textOrNone(kind),
    namespace: textOrNone(namespace),
    name: textOrNone(name),
    ...acceptedBy(annotations),
  };
  if (!isDaemonSet(value)) {
    const judged = judging.onlyDaemonSets
      ? { verdict: 'not-judged' as const, findings: [] }
      : judgeOther(document, judging, old);
    return { ...id, ...judged, enforces: enforcedBy(value), ...objectIn(document, judging) };
  }
  const { minors, ...others } = judging;
  const options = { ...others, source: document, isJson: true };
  const answers = old === undefined ? judge(value, minors, options) : judgeUpdate(old, value, minors, options);
  return judgedDaemonSet(id, document, answers, judging);
}

function judgedDaemonSet(
  id: Pick<JudgedDocument, 'source' | 'index' | 'kind' | 'namespace' | 'name' | 'accepts'>,
  document: ManifestDocument,
  answers: readonly ServerAnswer[],
  judging: Judging,
): JudgedDocument {
  const { podSecurity, minors, ...others } = judging;
  const place = (said: readonly ServerAnswer[]): PlacedFinding[] => locateAll(document, findingsOf(said, document));
  const findings = place(answers);
  return {
    ...id,
    verdict: findings.some(({ severity }) => severity === 'error') ? 'rejected' : 'accepted',
    findings,
    ...objectIn(document, judging),
    // the level that the user names goes before
    ...(podSecurity === undefined && {
      judgeAgainst: (enforced: EnforcedLevel) => {
        const options = { ...others, source: document, isJson: true };
        return place(enforce(enforced, judge(document.value, minors, options)));
      },
    }),
  };
}

function objectIn(
  document: ManifestDocument,
  { minors: [minor], onlyDaemonSets, platforms }: Judging,
): Pick<JudgedDocument, 'object'> {
  if (onlyDaemonSets && platforms === undefined) return {};
  const object: ObjectInFile = {
    get value() {
      return document.value;
    },
    place: (findings) => locateAll(document, findingsOf([{ minor, findings }], document)),
  };
  return { object };
}

function acceptedBy(annotations: unknown): Pick<JudgedDocument, 'accepts'> {
  const accepts = textOrNone(objectOf(annotations)[ACCEPT_ANNOTATION]);
  return accepts === undefined ? {} : { accepts };
}

function enforcedBy(value: unknown): EnforcedLevel | undefined {
  const { apiVersion, kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { labels } = (metadata ?? {}) as { readonly labels?: { readonly [key: string]: unknown } | null };
  return kind === 'Namespace' && apiVersion === 'v1'
    ? enforcedLevelOf((key) => ownValue(labels ?? undefined, key))
    : undefined;
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
