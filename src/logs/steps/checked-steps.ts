import { checkedFieldStep } from './checked-field-steps';
import { knownFormat, REDACTED_KINDS } from './formats';
import { KnownRecord } from './known-record';
import { LogStep } from './log-step';
import { ParseStep } from './parse';
import { RedactStep } from './redact';
import { RateLimitStep, SampleStep } from './selection';
import { Complain, onlyKeyOf } from '../checks';
import { literalCredential } from '../literal-credential';
import { checkedPattern } from '../patterns/checked-pattern';
import { parsePattern } from '../patterns/parse-pattern';
import { matchesEmpty } from '../patterns/pattern';
import { ParseFormat, PipelineStep } from '../pipeline';

const FORMATS = ['json', 'logfmt', 'regex', 'klog', 'nginx', 'apache', 'syslog'] as const;

/** Understands the steps and refuses what can have no effect, or none that all agents share. What records have afterwards is in `record`. */
export function checkedSteps(steps: LogStep[], record: KnownRecord, complain: Complain): PipelineStep[] {
  return steps.map((step, index) => {
    const kind = onlyKeyOf(step, `steps[${index}]`, complain);
    const at = `steps[${index}].${kind}`;
    const checked = checkedStep(step, kind, at, record, complain);
    record.after(checked, at, complain);
    return checked;
  });
}

function checkedStep(
  step: LogStep,
  kind: keyof LogStep,
  at: string,
  record: KnownRecord,
  complain: Complain,
): PipelineStep {
  switch (kind) {
    case 'parse':
      return parse(step.parse!, at, record, complain);
    case 'keep':
      return {
        kind: 'drop',
        when: { kind: 'not', condition: record.condition(step.keep!.when, `${at}.when`, complain) },
      };
    case 'drop':
      return { kind: 'drop', when: record.condition(step.drop!.when, `${at}.when`, complain) };
    case 'sample':
      return sample(step.sample!, at, record, complain);
    case 'rateLimit':
      return rateLimit(step.rateLimit!, at, record, complain);
    case 'redact':
      return redact(step.redact!, at, record, complain);
    case 'raw':
      return raw(step.raw!.config, at, complain);
    default:
      return checkedFieldStep(step, kind, at, record, complain);
  }
}

function parse(step: ParseStep, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  const set = FORMATS.filter((format) => step[format] !== undefined);
  if (set.length !== 1) {
    complain(at, `has ${set.length ? set.join(' and ') : 'no format'} set; set exactly one of ${FORMATS.join(', ')}`);
  }
  return {
    kind: 'parse',
    ...record.when(step, at, complain),
    field: record.text(step.field ?? 'message', `${at}.field`, complain),
    format: set[0] === 'regex' ? regex(step.regex!.pattern, at, complain) : knownFormat(set[0], step),
    onFailure: step.onFailure ?? 'keep',
  };
}

function regex(source: string, at: string, complain: Complain): ParseFormat {
  const pattern = checkedPattern(source, `${at}.regex.pattern`, complain);
  if (!pattern.groups.length) {
    complain(
      `${at}.regex.pattern`,
      `is '${source}', which has no named group, so nothing would be parsed; write (?P<name>...)`,
    );
  }
  return { kind: 'regex', pattern };
}

function atLeast(value: number, least: number, property: string, complain: Complain): number {
  if (!Number.isSafeInteger(value) || value < least) {
    complain(property, `is ${value}; give a whole number from ${least}`);
  }
  return value;
}

function sample(step: SampleStep, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  return { kind: 'sample', ...record.when(step, at, complain), oneIn: atLeast(step.oneIn, 2, `${at}.oneIn`, complain) };
}

function rateLimit(step: RateLimitStep, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  return {
    kind: 'rateLimit',
    ...record.when(step, at, complain),
    records: atLeast(step.records, 1, `${at}.records`, complain),
    seconds: atLeast(step.seconds ?? 1, 1, `${at}.seconds`, complain),
    ...(step.by !== undefined && { by: record.text(step.by, `${at}.by`, complain) }),
  };
}

function redact(step: RedactStep, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  const { kinds = [], patterns = [], replacement = '[redacted]' } = step;
  if (!kinds.length && !patterns.length) {
    complain(at, 'has neither kinds nor patterns, so nothing would be redacted; give one of them');
  }
  const own = patterns.map((source, index) => {
    const pattern = checkedPattern(source, `${at}.patterns[${index}]`, complain);
    if (matchesEmpty(pattern.node)) {
      complain(
        `${at}.patterns[${index}]`,
        `is '${source}', which matches the empty text between all letters; write what has at least one`,
      );
    }
    return pattern;
  });
  const unknown = kinds.find((kind) => !Object.hasOwn(REDACTED_KINDS, kind));
  if (unknown) complain(`${at}.kinds`, `has '${unknown}'; known are ${Object.keys(REDACTED_KINDS).join(', ')}`);
  const fields = step.fields ?? (record.has('parsed') ? ['message', 'parsed'] : ['message']);
  if (!fields.length) {
    complain(`${at}.fields`, 'is empty, so nothing would be redacted; leave it out for the line and the parsed fields');
  }
  return {
    kind: 'redact',
    ...record.when(step, at, complain),
    patterns: [...kinds.flatMap((kind) => REDACTED_KINDS[kind].map(parsePattern)), ...own],
    fields: fields.map((field, index) => record.field(field, `${at}.fields[${index}]`, complain)),
    replacement,
  };
}

function raw(config: string, at: string, complain: Complain): PipelineStep {
  if (typeof config !== 'string' || !config.trim()) {
    complain(`${at}.config`, 'is empty; give a piece of the configuration of the agent');
  }
  const literal = literalCredential(config);
  if (literal) {
    complain(
      `${at}.config`,
      `has a credential as a text in line ${literal}; refer to an environment variable there, and set it from a Secret with addEnv`,
    );
  }
  return { kind: 'raw', config };
}
