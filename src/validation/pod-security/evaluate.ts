import { BASELINE } from './baseline';
import { Check } from './check';
import type { EnforcedLevel } from './enforced-level';
import { RESTRICTED } from './restricted';
import { PodSecurityLevel, PodSecurityViolation } from './result';
import { RawFinding } from '../../findings/context';
import { Finding } from '../../findings/finding';
import { DecodedTemplate } from '../../stored/decode';
import type { ServerAnswer } from '../server-answer';

const CHECKS = [...BASELINE, ...RESTRICTED];
const BY_RULE: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.rule.id, check]));

/** All violations of a template, of any level, under the policy of a minor. */
export function violationsOf(template: DecodedTemplate, version: number): RawFinding[] {
  const found: RawFinding[] = [];
  for (const { since, rule, find, level } of CHECKS) {
    if (version < since) continue;
    find(
      template,
      (path, message) => found.push(new RawFinding(rule, path, `${message} (Pod Security level ${level})`)),
      version,
    );
  }
  return found;
}

/** The violations of a level. */
export function forbiddenBy(level: PodSecurityLevel, template: DecodedTemplate, version: number): RawFinding[] {
  return level === 'privileged' ? [] : against(level, violationsOf(template, version), version);
}

/** The violations of the level that a namespace enforces. A server that is older than the pinned version uses its own policy. */
export function enforce(
  { level, policyVersion = Infinity }: EnforcedLevel,
  answers: readonly ServerAnswer[],
): ServerAnswer[] {
  return answers.map(({ minor, daemonSet }) => {
    const findings =
      daemonSet === undefined ? [] : forbiddenBy(level, daemonSet.spec.template, Math.min(minor, policyVersion));
    return { minor, findings };
  });
}

/** The violations of a level. Some restricted checks replace the baseline check of the same setting. */
function against(
  level: Exclude<PodSecurityLevel, 'privileged'>,
  violations: readonly RawFinding[],
  version: number,
): RawFinding[] {
  const overridden = RESTRICTED.filter(({ since }) => since <= version).map(({ overrides }) => overrides);
  return violations.filter(({ rule }) => {
    const check = BY_RULE.get(rule.id)!;
    return level === 'baseline' ? check.level === level : !overridden.includes(check.id);
  });
}

/** The strictest level that allows the pods. */
export function levelOf(violations: readonly RawFinding[], version: number): PodSecurityLevel {
  if (against('restricted', violations, version).length === 0) return 'restricted';
  return against('baseline', violations, version).length === 0 ? 'baseline' : 'privileged';
}

export function toViolation({ rule, field, path, message, remedy, versions }: Finding): PodSecurityViolation {
  const { id, level } = BY_RULE.get(rule)!;
  return { level, check: id, field, path, message, remedy, ...(versions === undefined ? {} : { versions }) };
}
