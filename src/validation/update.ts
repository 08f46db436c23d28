import { validateDaemonSetSpec } from './daemon-set';
import { JudgeOptions } from './judge';
import { NameRule, rules as metadataRules, validateObjectMeta, validateSharedMeta } from './metadata';
import { labelValueProblems, pathSegmentProblems, reportName } from './names';
import { forbiddenBy } from './pod-security/evaluate';
import { reportReading } from './reading';
import { relaxationsOf } from './relaxations';
import { ServerAnswer } from './server-answer';
import { hasBadDeletionCost } from './template-annotations';
import { warn } from './warnings';
import { Context, RawFinding } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { LabelSelector, ObjectMeta } from '../model/generated/structs';
import { isSameSelector, selectorChangeMessage, SELECTOR_CHANGE } from '../model/selector-change';
import { copyJson } from '../stored/copy-json';
import { DecodedDaemonSet } from '../stored/decode';
import { podSelectionOf, takesPodsOf } from '../stored/pod-selection';
import { read } from '../stored/read';
import { isSameTemplate } from '../stored/same-template';

const META = 'objectmeta.go ValidateObjectMetaAccessorUpdate';

export const rules = defineRules(
  'update',
  { stage: 'update', upstream: META },
  {
    old: {
      reason: 'FieldTypeMismatch',
      upstream: 'apiserver pkg/endpoints/handlers/update.go',
      remedy: 'Give the old DaemonSet as the cluster has it.',
    },
    immutable: { reason: 'FieldValueInvalid', remedy: 'Leave it as it is, or create another object.' },
    newFinalizer: {
      reason: 'FieldValueForbidden',
      upstream: 'objectmeta.go ValidateNoNewFinalizers',
      remedy: 'Leave the finalizers as they are.',
    },
    selector: {
      reason: 'FieldValueInvalid',
      upstream: 'apps validation.go ValidateDaemonSetSpecUpdate',
      remedy: SELECTOR_CHANGE.remedy,
    },
  },
);

/**
 * The answers of the API servers of some minors, oldest first, to a request to update a DaemonSet.
 * Before 1.37, the server reports most errors of an update more than once. Here, each is reported once.
 */
export function judgeUpdate(
  oldManifest: unknown,
  newManifest: unknown,
  minors: readonly number[],
  options: JudgeOptions = {},
): ServerAnswer[] {
  const { allowPrivileged, podSecurity = 'privileged', source = {} } = options;
  return minors.map((minor) => {
    const oldCtx = new Context(minor, options);
    const { daemonSet: old } = read(copyJson(oldManifest).value, oldCtx);
    const ctx = new Context(minor, options);
    const copy = copyJson(newManifest, source.fractions);
    const { daemonSet } = read(copy.value, ctx, { duplicates: source.duplicates, fractions: copy.fractions });
    reportReading(source, ctx);
    if (old === undefined) {
      const [{ path, message }] = oldCtx.findings;
      ctx.report(rules.old, path, `the old DaemonSet cannot be read: ${message}`);
    }
    if (old === undefined || daemonSet === undefined) return { minor, findings: ctx.findings, daemonSet };
    const forbidden = forbiddenBy(podSecurity, daemonSet.spec.template, minor);
    const findings = [...ctx.findings, ...compare(old, daemonSet, minor, allowPrivileged), ...forbidden];
    return { minor, findings: minor < CHECKED_ONCE ? once(findings) : findings, daemonSet };
  });
}

/** Before this minor, an update is also validated like a new DaemonSet. */
const CHECKED_ONCE = 34;

/** What is said several times, once. */
export function once(findings: readonly RawFinding[]): RawFinding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.rule.id} ${finding.field} ${finding.message}`, finding])).values(),
  ];
}

function compare(
  old: DecodedDaemonSet,
  daemonSet: DecodedDaemonSet,
  minor: number,
  allowPrivileged?: boolean,
): RawFinding[] {
  const { template } = old.spec;
  const relaxed = relaxationsOf(template.spec, minor, daemonSet.spec.template.spec);
  if (hasInvalidValues(old.spec.selector)) relaxed.add('affinitySelectors');
  if (hasBadDeletionCost(template.metadata.annotations)) relaxed.add('deletionCost');
  const ctx = new Context(minor, { allowPrivileged, relaxed });
  validateMetaUpdate(daemonSet.metadata, old.metadata, Path.of('metadata'), ctx);
  if (minor < CHECKED_ONCE) {
    validateObjectMeta(daemonSet.metadata, Path.of('metadata'), ctx, daemonSet.metadata.name ?? '');
  }
  if (!isSameSelector(daemonSet.spec.selector, old.spec.selector)) {
    const takesOldPods = takesPodsOf(podSelectionOf(daemonSet), podSelectionOf(old));
    ctx.report(rules.selector, Path.of('spec', 'selector'), selectorChangeMessage(takesOldPods));
  }
  validateDaemonSetSpec(daemonSet.spec, Path.of('spec'), ctx);
  const isAccepted = ctx.findings.every(({ rule }) => rule.severity !== 'error');
  if (isAccepted && !isSameTemplate(daemonSet.spec.template, template)) {
    warn(daemonSet.spec.template, Path.of('spec', 'template'), ctx);
  }
  return ctx.findings;
}

/** ValidateObjectMetaAccessorUpdate, and ValidateObjectMetaAccessor, which accepts any name that is valid in a URL path. */
export function validateMetaUpdate(
  meta: ObjectMeta,
  old: ObjectMeta,
  path: Path,
  ctx: Context,
  { takesAnyFinalizer }: Partial<NameRule> = {},
): void {
  const {
    name = '',
    generateName = '',
    finalizers = [],
    uid = '',
    deletionTimestamp,
    deletionGracePeriodSeconds: grace,
  } = meta;
  // the generated name is never '.' or '..'
  reportName(
    pathSegmentProblems(`${generateName}_`),
    generateName,
    metadataRules.generateName,
    path.child('generateName'),
    ctx,
  );
  if (name === '') ctx.report(metadataRules.nameMissing, path.child('name'), 'is missing, and so is generateName');
  reportName(pathSegmentProblems(name), name, metadataRules.name, path.child('name'), ctx);
  validateSharedMeta(meta, path, ctx, takesAnyFinalizer);
  const keep = (field: string, isKept: boolean): void =>
    isKept ? undefined : ctx.report(rules.immutable, path.child(field), 'cannot be changed');
  keep('name', name === (old.name ?? ''));
  keep('namespace', (meta.namespace || 'default') === (old.namespace || 'default'));
  keep('uid', uid === '' || uid === (old.uid ?? ''));
  // a deletion cannot be revoked
  keep('deletionTimestamp', deletionTimestamp === undefined || old.deletionTimestamp !== undefined);
  keep('deletionGracePeriodSeconds', grace === undefined || grace === old.deletionGracePeriodSeconds);
  if (old.deletionTimestamp === undefined) return;
  const before = new Set(old.finalizers);
  const added = finalizers.filter((finalizer) => !before.has(finalizer));
  if (added.length > 0) {
    ctx.report(rules.newFinalizer, path.child('finalizers'), 'nothing can be added to what is being deleted');
  }
}

/** Whether an expression has a value that no label can have. */
function hasInvalidValues(selector: LabelSelector | undefined): boolean {
  return (
    selector?.matchExpressions?.some(({ values = [] }) =>
      values.some((value) => labelValueProblems(value).length > 0),
    ) ?? false
  );
}
