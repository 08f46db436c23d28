import { validateFailurePolicy } from './failure-policy';
import { validateSuccessPolicy } from './success-policy';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { JobSpec } from '../../../model/generated/kind-structs';
import { DecodedTemplate } from '../../../stored/decode';
import { byteLength } from '../../names';
import { validatePodTemplate } from '../../pod-template';
import { validateDomainPath } from '../domain-path';
import { checkNotNegative } from '../workloads/shared';

const HIGH = 'Set maxFailedIndexes to at most 10000 and parallelism to at most 10000.';
const POLICY = 'Use OnFailure or Never.';

export const rules = defineRules('batch/job-spec', 'batch validation.go validateJobSpec', {
  managedByLong: { reason: 'FieldValueTooLong', since: 30, remedy: 'Use at most 63 characters.' },
  completionMode: { reason: 'FieldValueNotSupported', remedy: 'Use NonIndexed or Indexed.' },
  completions: { reason: 'FieldValueRequired', remedy: 'Set completions, or use the completion mode NonIndexed.' },
  parallelism: { reason: 'FieldValueInvalid', remedy: 'Use at most 100000.' },
  failedIndexes: { reason: 'FieldValueInvalid', remedy: 'Use at most completions, and at most 100000.' },
  failedIndexesMissing: { reason: 'FieldValueRequired', remedy: HIGH },
  manyCompletions: { reason: 'FieldValueInvalid', remedy: HIGH },
  backoffMissing: { reason: 'FieldValueRequired', remedy: 'Set backoffLimitPerIndex, or leave maxFailedIndexes out.' },
  notIndexed: { reason: 'FieldValueInvalid', remedy: 'Leave it out, or use the completion mode Indexed.' },
  replacementPolicy: {
    reason: 'FieldValueNotSupported',
    upstream: 'batch validation.go validatePodReplacementPolicy',
    remedy: 'Use Failed, or without podFailurePolicy also TerminatingOrFailed.',
  },
  restartPolicyMissing: { reason: 'FieldValueRequired', remedy: POLICY },
  restartPolicy: { reason: 'FieldValueNotSupported', remedy: POLICY },
  restartPolicyFailure: { reason: 'FieldValueInvalid', remedy: 'Use Never, or leave podFailurePolicy out.' },
});

export type DecodedJobSpec = JobSpec & { readonly template: DecodedTemplate };

const MOST = 100_000;
/** Above that many completions, limits are lower. */
const MANY_COMPLETIONS = 100_000;
const MOST_OF_MANY = 10_000;

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

/** validateJobSpec, of a Job or of the template of a CronJob */
export function validateJobSpec(spec: DecodedJobSpec, path: Path, ctx: Context): void {
  for (const field of COUNTS) checkNotNegative(spec[field], path.child(field), ctx);
  const { completionMode = 'NonIndexed', managedBy, successPolicy } = spec;
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    ctx.report(rules.backoffMissing, path.child('backoffLimitPerIndex'), 'is missing beside maxFailedIndexes');
  }
  if (managedBy !== undefined) {
    validateDomainPath(managedBy, path.child('managedBy'), ctx);
    const bytes = byteLength(managedBy);
    if (bytes > 63) ctx.report(rules.managedByLong, path.child('managedBy'), `has ${bytes} bytes, 63 are allowed`);
  }
  if (completionMode === 'Indexed') {
    validateIndexed(spec, path, ctx);
  } else if (completionMode !== 'NonIndexed') {
    const message = `${quoted(completionMode)} is not one of NonIndexed, Indexed`;
    ctx.report(rules.completionMode, path.child('completionMode'), message);
  } else {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[field] !== undefined) ctx.report(rules.notIndexed, path.child(field), 'is for the mode Indexed');
    }
  }
  if (spec.podFailurePolicy !== undefined) {
    validateFailurePolicy(spec, path.child('podFailurePolicy').child('rules'), ctx);
  }
  if (successPolicy !== undefined) {
    const at = path.child('successPolicy');
    if (completionMode !== 'Indexed') ctx.report(rules.notIndexed, at, 'is for the mode Indexed');
    else validateSuccessPolicy(successPolicy, spec.completions ?? 0, at.child('rules'), ctx);
  }
  validateReplacementPolicy(spec, path.child('podReplacementPolicy'), ctx);
  validatePodTemplate(spec.template, path.child('template'), ctx);
  validateRestartPolicy(spec, path.child('template').child('spec').child('restartPolicy'), ctx);
}

function validateIndexed(spec: JobSpec, path: Path, ctx: Context): void {
  const { completions, parallelism = 0, maxFailedIndexes: failed } = spec;
  const tooMany = (field: string, value: number): void =>
    ctx.report(rules.parallelism, path.child(field), `${value} is more than ${MOST}`);
  if (completions === undefined) ctx.report(rules.completions, path.child('completions'), 'is missing');
  if (parallelism > MOST) tooMany('parallelism', parallelism);
  if (failed !== undefined && completions !== undefined && failed > completions) {
    ctx.report(
      rules.failedIndexes,
      path.child('maxFailedIndexes'),
      `${failed} is more than ${completions} completions`,
    );
  }
  if (failed !== undefined && failed > MOST) {
    ctx.report(rules.failedIndexes, path.child('maxFailedIndexes'), `${failed} is more than ${MOST}`);
  }
  if (completions === undefined || completions <= MANY_COMPLETIONS || spec.backoffLimitPerIndex === undefined) return;
  const why = `is too high for more than ${MANY_COMPLETIONS} completions with backoffLimitPerIndex`;
  if (failed === undefined) ctx.report(rules.failedIndexesMissing, path.child('maxFailedIndexes'), 'is missing');
  if (parallelism > MOST_OF_MANY) ctx.report(rules.manyCompletions, path.child('parallelism'), why);
  if (failed !== undefined && failed > MOST_OF_MANY) {
    ctx.report(rules.manyCompletions, path.child('maxFailedIndexes'), why);
  }
}

function validateReplacementPolicy(spec: JobSpec, path: Path, ctx: Context): void {
  const { podReplacementPolicy: policy, podFailurePolicy } = spec;
  const known = podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  if (policy !== undefined && !known.includes(policy)) {
    ctx.report(rules.replacementPolicy, path, `${quoted(policy)} is not one of ${known.join(', ')}`);
  }
}

function validateRestartPolicy({ template, podFailurePolicy }: DecodedJobSpec, path: Path, ctx: Context): void {
  const policy: string = template.spec.restartPolicy ?? '';
  if (policy === 'Always' || policy === '') {
    ctx.report(rules.restartPolicyMissing, path, 'is Always, or missing, which means the same');
  } else if (policy !== 'OnFailure' && policy !== 'Never') {
    ctx.report(rules.restartPolicy, path, `${quoted(policy)} is not one of OnFailure, Never`);
  } else if (podFailurePolicy !== undefined && policy !== 'Never') {
    ctx.report(rules.restartPolicyFailure, path, `${policy} does not go with podFailurePolicy`);
  }
}
