import { setConditionDefaults } from './failure-policy';
import { validateJobSpec } from './job-spec';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { JobSpec } from '../../../model/generated/kind-structs';
import { LabelSelector, ObjectMeta } from '../../../model/generated/structs';
import { Labels, labelSelectorProblems } from '../../../model/label-selector';
import { ownValue } from '../../../model/own-value';
import { DecodedTemplate } from '../../../stored/decode';
import { reportDropped } from '../../../stored/dropped';
import { createdName } from '../../metadata';
import { dnsLabelProblems } from '../../names';
import { validateLabelSelector } from '../../selector';
import { Kind, subdomainName } from '../kind';
import { matches, prepareTemplate, SPEC, TEMPLATE } from '../workloads/shared';

const GENERATED = 'batch validation.go validateGeneratedSelector';
const LEAVE = 'Leave it out: the server writes it.';

export const rules = defineRules('batch/job', 'batch validation.go ValidateJobSpec', {
  label: { reason: 'FieldValueInvalid', upstream: GENERATED, remedy: LEAVE },
  generated: { reason: 'FieldValueInvalid', upstream: GENERATED, remedy: LEAVE },
  selectorMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Write spec.selector with labels of the pod template, or leave manualSelector out.',
  },
  mismatch: { reason: 'FieldValueInvalid', remedy: 'Give the pod template labels that the selector matches.' },
  indexedName: {
    reason: 'FieldValueInvalid',
    upstream: 'batch validation.go validateNameAllowsCompletions',
    remedy: 'Use a name that with the highest index behind it has at most 63 characters and no dot.',
  },
});

type Mutable<T> = { -readonly [F in keyof T]: T[F] };
type MutableLabels = { [key: string]: string };

interface Job {
  readonly metadata: ObjectMeta & { labels?: MutableLabels };
  readonly spec: Mutable<JobSpec> & { readonly template: DecodedTemplate & { metadata: { labels?: MutableLabels } } };
}

/** SetDefaults_Job. A Job without labels has those of the template, and later what is added to these. */
function setDefaults({ metadata, spec }: Job): void {
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1;
  const { labels } = spec.template.metadata;
  if (labels !== undefined) {
    spec.template.metadata.labels = { ...labels };
    if (Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = spec.template.metadata.labels;
  }
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
  spec.manualSelector ??= false;
  setConditionDefaults(spec);
}

const LEGACY_NAME = 'job-name';
const NAME = 'batch.kubernetes.io/job-name';
const LEGACY_UID = 'controller-uid';
const UID = 'batch.kubernetes.io/controller-uid';
/** Stands for the one that the server makes. */
const ANY_UID = '00000000-0000-4000-8000-000000000000';

/** The labels that the pods of a Job have, of which no other Job has the same. */
function ownLabels(job: Job): MutableLabels {
  const name = createdName(job.metadata);
  return { [LEGACY_NAME]: name, [NAME]: name, [LEGACY_UID]: ANY_UID, [UID]: ANY_UID };
}

/** The fields that a Job loses where their gates are off, and the first minor where they are on. */
const KEPT_SINCE = {
  backoffLimitPerIndex: 29,
  managedBy: 32,
  maxFailedIndexes: 29,
  podReplacementPolicy: 29,
  successPolicy: 31,
} as const;

/** PrepareForCreate */
function prepare(job: Job, ctx: Context): void {
  const { spec } = job;
  if (spec.manualSelector !== true) generateSelector(job);
  for (const field of Object.keys(KEPT_SINCE) as (keyof typeof KEPT_SINCE)[]) {
    if (spec[field] === undefined || ctx.atLeast(KEPT_SINCE[field])) continue;
    // a default is no news
    if (field !== 'podReplacementPolicy') reportDropped(field, KEPT_SINCE[field], SPEC.child(field), ctx);
    delete spec[field];
  }
  dropFailIndex(spec, ctx);
  prepareTemplate(spec.template, TEMPLATE, ctx);
}

function dropFailIndex(spec: Mutable<JobSpec>, ctx: Context): void {
  const { podFailurePolicy } = spec;
  if (!podFailurePolicy?.rules?.some(({ action }) => action === 'FailIndex')) return;
  if (ctx.atLeast(KEPT_SINCE.backoffLimitPerIndex)) return;
  const kept = podFailurePolicy.rules.filter(({ action }) => action !== 'FailIndex');
  const path = SPEC.child('podFailurePolicy').child('rules');
  reportDropped('rules with the action FailIndex', KEPT_SINCE.backoffLimitPerIndex, path, ctx);
  spec.podFailurePolicy = { rules: kept };
}

function generateSelector(job: Job): void {
  const { metadata } = job.spec.template;
  const labels: MutableLabels = (metadata.labels ??= {});
  for (const [key, value] of Object.entries(ownLabels(job))) if (!Object.hasOwn(labels, key)) labels[key] = value;
  const { selector = {} } = job.spec;
  job.spec.selector = { ...selector, matchLabels: { [UID]: ANY_UID, ...selector.matchLabels } };
}

/** ValidateJobCreate */
function validate(job: Job, ctx: Context): void {
  const { spec } = job;
  const labels = spec.template.metadata.labels ?? {};
  if (spec.manualSelector !== true && spec.selector !== undefined) {
    validateGenerated(spec.selector, labels, ownLabels(job), ctx);
  }
  validateJobSpec(spec, SPEC, ctx);
  if (spec.selector === undefined) ctx.report(rules.selectorMissing, SPEC.child('selector'), 'is missing');
  else validateLabelSelector(spec.selector, SPEC.child('selector'), ctx);
  if (!selects(spec.selector, labels)) {
    ctx.report(rules.mismatch, TEMPLATE.child('metadata').child('labels'), 'do not match spec.selector');
  }
  validateIndexedName(job, ctx);
}

function validateGenerated(selector: LabelSelector, labels: Labels, own: Labels, ctx: Context): void {
  for (const key of Object.keys(own)) {
    const given = ownValue(labels, key);
    if (given === own[key]) continue;
    const path = TEMPLATE.child('metadata').child('labels').key(key);
    ctx.report(rules.label, path, `${quoted(given ?? '')} is not what the server gives it`);
  }
  if (!selects(selector, own)) {
    ctx.report(rules.generated, SPEC.child('selector'), 'does not match the labels that the server gives the pods');
  }
}

/** A selector that cannot be read is told elsewhere. */
function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  return selector !== undefined && (labelSelectorProblems(selector).length > 0 || matches(selector, labels));
}

function validateIndexedName({ metadata, spec }: Job, ctx: Context): void {
  const { completionMode, completions = 0 } = spec;
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const hostname = `${createdName(metadata)}-${completions - 1}`;
  if (dnsLabelProblems(hostname).length === 0) return;
  ctx.report(rules.indexedName, Path.of('metadata', 'name'), `${quoted(hostname)} can be the name of no pod`);
}

export const JOB: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  judgesNoUpdates: true,
  nameFor: subdomainName,
  setDefaults,
  prepare,
  validate,
};
