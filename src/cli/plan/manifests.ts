import { ReportProblem } from './report';
import { ManifestDocument } from '../../manifest/manifest-document';
import { objectOf, textOf } from '../../model/untyped';
import { judgeAgainstNamespaces } from '../../text-validation/enforced-levels';
import { judgeDocument } from '../../text-validation/judge-source';
import { JudgedDocument, PlacedFinding } from '../../text-validation/judged';
import { rules as judgeRules } from '../../validation/judge';
import { rules as updateRules } from '../../validation/update';
import { sentence } from '../validate/judged';

/** The manifests of a plan, sorted by what the plan does with them. */
export interface Manifests {
  readonly daemonSets: readonly unknown[];
  readonly rejected: readonly JudgedDocument[];
  /** Pods that the server accepts but that can never run. */
  readonly problems: readonly ReportProblem[];
  readonly priorityClasses: { readonly [name: string]: number };
  /** Names of those classes whose pods preempt no others. */
  readonly neverPreempting: readonly string[];
  readonly otherKinds: number;
  /** The files with objects as kubectl get prints them. */
  readonly fromCluster: readonly string[];
}

/** The server refuses to create an object that it has stored already. A plan takes it: nothing is created. */
const FROM_CLUSTER = judgeRules.resourceVersion.id;

export function idOfManifest(manifest: unknown): string {
  const { namespace, name } = objectOf(objectOf(manifest).metadata);
  return `${textOf(namespace) || 'default'}/${textOf(name)}`;
}

/**
 * Validates manifests for a minor: as an update if there is an old version, else as a new object. A changed selector is
 * not an error here, because the comparison with the old version reports it.
 */
export function sortManifests(
  documents: readonly ManifestDocument[],
  minor: number,
  olds: ReadonlyMap<string, unknown>,
): Manifests {
  const judging = { minors: [minor], onlyDaemonSets: true };
  const judgedNew = documents.map((document) => judgeDocument(document, judging));
  const judged = judgeAgainstNamespaces(
    documents.map((document, i) => {
      const old = olds.get(idOfManifest(document.value));
      return old === undefined ? judgedNew[i] : judgeDocument(document, judging, old);
    }),
  );
  const daemonSets: unknown[] = [];
  const rejected: JudgedDocument[] = [];
  const problems: ReportProblem[] = [];
  const fromCluster = new Set<string>();
  judged.forEach((verdict, i) => {
    if (verdict.verdict === 'not-judged') return;
    const { value, source } = documents[i];
    const errors = verdict.findings.filter(
      ({ severity, rule }) => severity === 'error' && rule !== updateRules.selector.id && rule !== FROM_CLUSTER,
    );
    if (verdict.findings.some(({ rule }) => rule === FROM_CLUSTER)) fromCluster.add(source);
    if (errors.length > 0) {
      rejected.push({ ...verdict, findings: errors });
    } else {
      daemonSets.push(value);
      const never = judgedNew[i].findings.filter(({ severity }) => severity === 'never-runs');
      for (const finding of never) problems.push(neverRuns(idOfManifest(value), source, finding));
    }
  });
  const others = documents.filter((_, i) => judged[i].verdict === 'not-judged').map(({ value }) => objectOf(value));
  const classes = others.filter(({ kind }) => kind === 'PriorityClass');
  return {
    daemonSets,
    rejected,
    problems,
    ...prioritiesOf(classes),
    otherKinds: others.length - classes.length,
    fromCluster: [...fromCluster],
  };
}

function neverRuns(id: string, source: string, finding: PlacedFinding): ReportProblem {
  const { field, line, column } = finding;
  return {
    kind: 'never-runs',
    message: `${id}: ${source}:${line}:${column}: ${field}: ${sentence(finding)}`,
    daemonSets: [id],
    nodes: [],
  };
}

/**
 * Priorities by class name. The empty name is the global default; of several defaults, the lowest counts, as in the
 * cluster.
 */
function prioritiesOf(
  classes: readonly { readonly [key: string]: unknown }[],
): Pick<Manifests, 'priorityClasses' | 'neverPreempting'> {
  const values = new Map<string, number>();
  const never = new Set<string>();
  const take = (name: string, value: number, policy: unknown) => {
    values.set(name, value);
    if (policy === 'Never') never.add(name);
    else never.delete(name);
  };
  for (const { metadata, value, globalDefault, preemptionPolicy } of classes) {
    if (typeof value !== 'number') continue;
    take(textOf(objectOf(metadata).name), value, preemptionPolicy);
    if (globalDefault === true && value <= (values.get('') ?? value)) take('', value, preemptionPolicy);
  }
  return { priorityClasses: Object.fromEntries(values), neverPreempting: [...never] };
}
