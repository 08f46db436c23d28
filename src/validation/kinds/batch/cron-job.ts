import { setConditionDefaults } from './failure-policy';
import { DecodedJobSpec, validateJobSpec } from './job-spec';
import { scheduleProblem } from './schedule';
import { isTimeZone } from './time-zone';
import { Context, Relaxation } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { CronJobSpec } from '../../../model/generated/kind-structs';
import { ObjectMeta } from '../../../model/generated/structs';
import { createdName } from '../../metadata';
import { byteLength } from '../../names';
import { Kind, subdomainName } from '../kind';
import { checkNotNegative, prepareTemplate, SPEC, templateRelaxations } from '../workloads/shared';

const ZONE = 'Write a time zone such as Europe/Berlin or Etc/UTC, or leave timeZone out.';
const TEMPLATE = 'batch validation.go ValidateJobTemplateSpec';

export const rules = defineRules('batch/cron-job', 'batch validation.go validateCronJobSpec', {
  name: {
    reason: 'FieldValueInvalid',
    upstream: 'batch validation.go ValidateCronJobCreate',
    remedy: 'Use at most 52 characters: 11 are added for each Job.',
  },
  scheduleMissing: { reason: 'FieldValueRequired', remedy: 'Write a schedule, such as 0 3 * * * for 3 in the night.' },
  schedule: {
    reason: 'FieldValueInvalid',
    upstream: 'batch validation.go validateScheduleFormat',
    remedy: 'Write five fields, such as 0 3 * * *, or one of @hourly, @daily, @weekly, @monthly and @yearly.',
  },
  scheduleZone: {
    reason: 'FieldValueInvalid',
    upstream: 'batch validation.go validateScheduleFormat',
    remedy: 'Use the field timeZone alone.',
  },
  timeZone: { reason: 'FieldValueInvalid', upstream: 'batch validation.go validateTimeZone', remedy: ZONE },
  timeZoneLocal: { reason: 'FieldValueInvalid', upstream: 'batch validation.go validateTimeZone', remedy: ZONE },
  concurrencyPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Allow, Forbid or Replace.' },
  selector: { reason: 'FieldValueInvalid', upstream: TEMPLATE, remedy: 'Leave the selector out: the server makes it.' },
  manualSelector: { reason: 'FieldValueNotSupported', upstream: TEMPLATE, remedy: 'Leave manualSelector out.' },
});

interface CronJob {
  readonly metadata: ObjectMeta;
  readonly spec: CronJobSpec & { readonly jobTemplate: { readonly spec: DecodedJobSpec } };
}

const JOB = SPEC.child('jobTemplate').child('spec');

function setDefaults({ spec }: CronJob, ctx: Context): void {
  if (ctx.atLeast(34)) setConditionDefaults(spec.jobTemplate.spec);
}

function prepare({ spec }: CronJob, ctx: Context): void {
  prepareTemplate(spec.jobTemplate.spec.template, JOB.child('template'), ctx);
}

/** ValidateCronJobCreate and ValidateCronJobUpdate */
function validate({ metadata, spec }: CronJob, ctx: Context, old?: CronJob): void {
  validateSchedule(spec, ctx, old?.spec);
  checkNotNegative(spec.startingDeadlineSeconds, SPEC.child('startingDeadlineSeconds'), ctx);
  if (spec.timeZone !== undefined && spec.timeZone !== old?.spec.timeZone) validateTimeZone(spec.timeZone, ctx);
  const policy = spec.concurrencyPolicy ?? '';
  if (policy !== 'Allow' && policy !== 'Forbid' && policy !== 'Replace') {
    const message = `${quoted(policy)} is not one of Allow, Forbid, Replace`;
    ctx.report(rules.concurrencyPolicy, SPEC.child('concurrencyPolicy'), message);
  }
  validateTemplate(spec.jobTemplate.spec, ctx);
  checkNotNegative(spec.successfulJobsHistoryLimit, SPEC.child('successfulJobsHistoryLimit'), ctx);
  checkNotNegative(spec.failedJobsHistoryLimit, SPEC.child('failedJobsHistoryLimit'), ctx);
  const name = createdName(metadata);
  if (old === undefined && byteLength(name) > 52) {
    ctx.report(rules.name, Path.of('metadata', 'name'), `${quoted(name)} is longer than 52 characters`);
  }
}

function validateSchedule({ schedule = '', timeZone }: CronJobSpec, ctx: Context, old?: CronJobSpec): void {
  const path = SPEC.child('schedule');
  if (schedule === '') return ctx.report(rules.scheduleMissing, path, 'is missing');
  const problem = scheduleProblem(schedule);
  if (problem !== undefined) ctx.report(rules.schedule, path, `${quoted(schedule)}: ${problem}`);
  if (!schedule.includes('TZ')) return;
  const mayHaveZone = !ctx.atLeast(29) || old?.schedule?.includes('TZ') === true;
  if (mayHaveZone && timeZone !== undefined) {
    ctx.report(rules.scheduleZone, path, 'names a time zone, and so does timeZone');
  } else if (!mayHaveZone) {
    ctx.report(rules.scheduleZone, path, 'names a time zone, which only timeZone may');
  }
}

function validateTimeZone(zone: string, ctx: Context): void {
  const path = SPEC.child('timeZone');
  const isName = zone
    .split('/')
    .every((part) => /^[A-Za-z.\-_0-9+]{1,14}$/.test(part) && !part.startsWith('-') && part !== '.' && part !== '..');
  if (isName && zone.toLowerCase() === 'local') ctx.report(rules.timeZoneLocal, path, 'Local is no zone of its own');
  if (!isName || !isTimeZone(zone)) ctx.report(rules.timeZone, path, `${quoted(zone)} is not a known time zone`);
}

/** ValidateJobTemplateSpec */
function validateTemplate(spec: DecodedJobSpec, ctx: Context): void {
  validateJobSpec(spec, JOB, ctx);
  if (spec.selector !== undefined) ctx.report(rules.selector, JOB.child('selector'), 'is made by the server');
  if (spec.manualSelector === true) ctx.report(rules.manualSelector, JOB.child('manualSelector'), 'is true');
}

export const CRON_JOB: Kind = {
  isNamespaced: true,
  writesGenerationSince: 0,
  nameFor: subdomainName,
  revalidatesMeta: () => false,
  setDefaults,
  prepare,
  prepareChange: (object: CronJob, _old: CronJob, ctx: Context): void => prepare(object, ctx),
  relaxationsOf: ({ spec: old }: CronJob, { spec }: CronJob, minor: number): Set<Relaxation> =>
    templateRelaxations(old.jobTemplate.spec.template, spec.jobTemplate.spec.template, minor),
  validate,
};
