import { InputProblem, JudgedDocument, Judgement } from './judged';
import { locate } from './place';
import { ManifestDocument } from '../../manifest/manifest-document';
import { ManifestSource, readManifests } from '../../manifest/read-manifests';
import { judge } from '../../validation/judge';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { toFindings } from '../../validation/validator';

export interface Judging {
  readonly minors: readonly number[];
  readonly allowPrivileged?: boolean;
  readonly podSecurity?: PodSecurityLevel;
}

/** Reads a file and judges the DaemonSets in it, each finding with its place. */
export function judgeSource(manifests: ManifestSource, judging: Judging): Judgement {
  const { documents, problem } = readManifests(manifests);
  const problems: InputProblem[] = problem === undefined ? [] : [{ source: manifests.name, ...problem }];
  const unread = documents.find((document) => document.unread !== undefined)?.unread;
  if (unread !== undefined) problems.push({ source: manifests.name, message: 'kubectl passes over the text from here on', ...unread });
  return { documents: documents.map((document) => judgeDocument(document, judging)), problems };
}

function judgeDocument(document: ManifestDocument, { minors, allowPrivileged, podSecurity }: Judging): JudgedDocument {
  const { source, index, value, duplicates, fractions } = document;
  const { kind, metadata } = (value ?? {}) as { readonly [field: string]: unknown };
  const { namespace, name } = (metadata ?? {}) as { readonly [field: string]: unknown };
  const id = { source, index, kind: textOf(kind), namespace: textOf(namespace), name: textOf(name) };
  if (!isOurs(value)) return { ...id, verdict: 'not-judged', findings: [] };
  const findings = toFindings(judge(value, minors, { allowPrivileged, podSecurity, source: { duplicates, fractions }, isJson: true }), value);
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
