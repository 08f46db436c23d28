import {
  checkNotNegative,
  prepare,
  SPEC,
  TEMPLATE,
  templateRelaxations,
  validateEndless,
  validateSelection,
} from './shared';
import { Context, Relaxation } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import {
  PersistentVolumeClaim,
  RollingUpdateStatefulSetStrategy,
  StatefulSetPersistentVolumeClaimRetentionPolicy as RetentionPolicy,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
} from '../../../model/generated/kind-structs';
import { Volume } from '../../../model/generated/structs';
import { intOrPercentValue } from '../../../model/int-or-string';
import { DecodedTemplate } from '../../../stored/decode';
import { validateAnnotations } from '../../annotations';
import { validateIntOrPercent } from '../../daemon-set';
import { dnsLabelProblems, reportName } from '../../names';
import { rules as podTemplate, validatePodTemplate } from '../../pod-template';
import { validateLabels } from '../../selector';
import { validateTemplateAnnotations } from '../../template-annotations';
import { validateClaimSpec } from '../../volumes/claim-template';
import { Kind, LABEL } from '../kind';
import { isSameFieldOf } from '../same-value';

const CHANGE = 'apps validation.go ValidateStatefulSetUpdate';
const KEEP = 'Leave it as it is, or delete the StatefulSet and create it again.';
const STRATEGY = 'Use RollingUpdate or OnDelete, or leave updateStrategy out.';

export const rules = defineRules('workloads/stateful-set', 'apps validation.go ValidateStatefulSetSpec', {
  podManagementPolicy: { reason: 'FieldValueInvalid', remedy: 'Use OrderedReady or Parallel.' },
  strategy: { reason: 'FieldValueInvalid', remedy: STRATEGY },
  onDelete: { reason: 'FieldValueInvalid', remedy: 'Leave rollingUpdate out.' },
  maxUnavailableZero: {
    reason: 'FieldValueInvalid',
    upstream: 'apps validation.go validateRollingUpdateStatefulSet',
    remedy: 'Use 1 or more, or a percentage above 0%.',
  },
  retention: {
    reason: 'FieldValueNotSupported',
    upstream: 'apps validation.go ValidatePersistentVolumeClaimRetentionPolicy',
    remedy: 'Use Retain or Delete.',
  },
  serviceName: {
    reason: 'FieldValueInvalid',
    since: 33,
    remedy: "Write the name of a Service: at most 63 lower-case letters, digits and '-'.",
  },
  change: { reason: 'FieldValueForbidden', stage: 'update', until: 36, upstream: CHANGE, remedy: KEEP },
  immutable: { reason: 'FieldValueInvalid', stage: 'update', since: 37, upstream: CHANGE, remedy: KEEP },
});

interface StatefulSet {
  readonly spec: StatefulSetSpec & { readonly template: DecodedTemplate };
}

/** The first minor that judges the pod template and the claim templates, which older ones store unread. */
const JUDGES_TEMPLATE = 34;

/** ValidateStatefulSetSpec. What stands in an object that is there already is not asked of an update again. */
function validateSpec(object: StatefulSet, ctx: Context, old?: StatefulSet, judgesTemplate = true): void {
  const { podManagementPolicy = '', updateStrategy = {}, serviceName, volumeClaimTemplates = [] } = object.spec;
  if (podManagementPolicy !== 'OrderedReady' && podManagementPolicy !== 'Parallel') {
    ctx.report(
      rules.podManagementPolicy,
      SPEC.child('podManagementPolicy'),
      `${quoted(podManagementPolicy)} is not one of OrderedReady, Parallel`,
    );
  }
  // Recreate is alpha in 1.37, and stays in an object that has it
  const keepsRecreate = old?.spec.updateStrategy?.type === 'Recreate' && ctx.atLeast(37);
  validateStrategy(updateStrategy, keepsRecreate ? ['OnDelete', 'Recreate'] : ['OnDelete'], ctx);
  validateRetention(object.spec.persistentVolumeClaimRetentionPolicy, ctx);
  if (old === undefined && ctx.atLeast(JUDGES_TEMPLATE)) {
    volumeClaimTemplates.forEach(({ spec = {} }, i) =>
      validateClaimSpec(spec, SPEC.child('volumeClaimTemplates').index(i).child('spec'), ctx),
    );
  }
  checkNotNegative(object.spec.replicas, SPEC.child('replicas'), ctx);
  checkNotNegative(object.spec.minReadySeconds, SPEC.child('minReadySeconds'), ctx);
  checkNotNegative(object.spec.ordinals?.start, SPEC.child('ordinals').child('start'), ctx);
  if (old === undefined && serviceName) {
    reportName(dnsLabelProblems(serviceName), serviceName, rules.serviceName, SPEC.child('serviceName'), ctx);
  }
  if (validateSelection(object, ctx)) validateTemplate(object.spec, ctx, judgesTemplate);
  validateEndless(object.spec.template.spec, ctx);
}

function validateStrategy(
  { type = '', rollingUpdate }: StatefulSetUpdateStrategy,
  others: readonly string[],
  ctx: Context,
): void {
  const path = SPEC.child('updateStrategy');
  const inner = path.child('rollingUpdate');
  if (others.includes(type)) {
    if (rollingUpdate !== undefined) ctx.report(rules.onDelete, inner, 'is for the type RollingUpdate');
  } else if (type !== 'RollingUpdate') {
    ctx.report(rules.strategy, path, `the type ${quoted(type)} is not one of RollingUpdate, OnDelete`);
  } else if (rollingUpdate !== undefined) {
    validateRollingUpdate(rollingUpdate, inner, ctx);
  }
}

function validateRollingUpdate(
  { partition, maxUnavailable }: RollingUpdateStatefulSetStrategy,
  path: Path,
  ctx: Context,
): void {
  checkNotNegative(partition, path.child('partition'), ctx);
  if (maxUnavailable === undefined) return;
  validateIntOrPercent(maxUnavailable, path.child('maxUnavailable'), ctx);
  if (intOrPercentValue(maxUnavailable) === 0) {
    ctx.report(rules.maxUnavailableZero, path.child('maxUnavailable'), 'is 0: no pod can be replaced');
  }
}

function validateRetention(policy: RetentionPolicy | undefined, ctx: Context): void {
  if (policy === undefined) return;
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = policy[field] ?? '';
    if (value === 'Retain' || value === 'Delete') continue;
    const path = SPEC.child('persistentVolumeClaimRetentionPolicy').child(field);
    ctx.report(rules.retention, path, `${quoted(value)} is not one of Retain, Delete`);
  }
}

/** ValidatePodTemplateSpecForStatefulSet */
function validateTemplate(spec: StatefulSet['spec'], ctx: Context, judgesTemplate: boolean): void {
  const { template } = spec;
  if (judgesTemplate && ctx.atLeast(JUDGES_TEMPLATE)) validatePodTemplate(asJudged(spec), TEMPLATE, ctx);
  const { labels, annotations } = template.metadata;
  const metadata = TEMPLATE.child('metadata');
  validateLabels(labels, metadata.child('labels').printedAs(TEMPLATE.child('labels')), ctx, podTemplate.label);
  if (annotations === undefined) return;
  const path = metadata.child('annotations').printedAs(TEMPLATE.child('annotations'));
  validateAnnotations(annotations, path, ctx);
  validateTemplateAnnotations(annotations, path, template.spec, ctx);
}

/** The template with the volumes that the controller adds, and without the names that it replaces. */
function asJudged({ template, volumeClaimTemplates = [] }: StatefulSet['spec']): DecodedTemplate {
  const { hostname: _hostname, subdomain: _subdomain, ...spec } = template.spec;
  if (volumeClaimTemplates.length === 0) return { ...template, spec };
  const claims = new Map(volumeClaimTemplates.map((claim) => [nameOf(claim), volumeOf(nameOf(claim))]));
  const others = (spec.volumes ?? []).filter(({ name }) => !claims.has(name));
  return { ...template, spec: { ...spec, volumes: [...claims.values(), ...others] } };
}

function nameOf({ metadata }: PersistentVolumeClaim): string {
  return metadata?.name ?? '';
}

function volumeOf(name: string): Volume {
  return { name, persistentVolumeClaim: { claimName: name } };
}

const IMMUTABLE = ['selector', 'volumeClaimTemplates', 'serviceName', 'podManagementPolicy'] as const;

/** ValidateStatefulSetUpdate */
function validateChange({ spec }: StatefulSet, { spec: old }: StatefulSet, ctx: Context): void {
  const changed = IMMUTABLE.filter((field) => !isSameFieldOf<StatefulSetSpec>('StatefulSetSpec', field, spec, old));
  for (const field of changed) ctx.report(rules.immutable, SPEC.child(field), 'cannot be changed');
  const isLimitKept = ctx.atLeast(33) || spec.revisionHistoryLimit === old.revisionHistoryLimit;
  if (changed.length > 0 || !isLimitKept) {
    const fields = isLimitKept ? changed : [...changed, 'revisionHistoryLimit'];
    ctx.report(rules.change, SPEC, `${fields.join(', ')} cannot be changed`);
  }
}

export const STATEFUL_SET: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  nameFor: () => LABEL,
  revalidatesMeta: () => false,
  prepare,
  prepareChange: (object: StatefulSet, _old: StatefulSet, ctx: Context): void => prepare(object, ctx),
  relaxationsOf: ({ spec: old }: StatefulSet, { spec }: StatefulSet, minor: number): Set<Relaxation> =>
    templateRelaxations(old.template, spec.template, minor),
  validate: (object: StatefulSet, ctx: Context, old?: StatefulSet): void => {
    // what is wrong with the pods of the old one may stay wrong
    const isOldGood = old === undefined || ctx.apart((apart) => validateSpec(old, apart, old)).length === 0;
    validateSpec(object, ctx, old, isOldGood);
  },
  validateChange,
};
