import { judge, JudgeOptions } from './judge';
import { Finding } from '../findings/finding';
import { judgeObject } from './kinds/judge-object';
import { EnforcedLevel } from './pod-security/enforced-level';
import { enforce, levelOf, toViolation, violationsOf } from './pod-security/evaluate';
import { LEVELS } from './pod-security/levels';
import { PodSecurityResult } from './pod-security/result';
import { toFindings } from './to-findings';
import { judgeUpdate } from './update';
import { DaemonSetValidatorProps } from './validator-props';
import { isDaemonSet } from '../model/daemon-set-kind';
import { checkObject } from '../model/readable';
import { shown } from '../model/shown';
import { parseVersions } from '../stored/kubernetes-versions';

/** Judges manifests that are objects, for `DaemonSetValidator` and for constructs. */
export class ObjectValidator {
  public readonly judging: JudgeOptions & { readonly minors: readonly number[] };

  public constructor(props: DaemonSetValidatorProps = {}) {
    checkObject('props', props);
    const { allowPrivileged = true, podSecurity } = props;
    const minors = parseVersions(props.kubernetesVersion);
    if (podSecurity !== undefined && !LEVELS.includes(podSecurity)) {
      throw new Error(
        `podSecurity ${shown(podSecurity)} is not a level of Pod Security; use ${LEVELS.join(', ')}, or leave it out`,
      );
    }
    this.judging = { minors, allowPrivileged, podSecurity };
  }

  /**
   * The answer to a request to create the DaemonSet.
   *
   * @param isJson the manifest consists of JSON values alone, which saves a copy
   */
  public validate(manifest: unknown, isJson = false): Finding[] {
    return toFindings(judge(manifest, this.judging.minors, { ...this.judging, isJson }), manifest);
  }

  /** The answer to a request to create an object of any kind. Nothing is said of a kind that is not known. */
  public validateObject(manifest: unknown): Finding[] {
    if (isDaemonSet(manifest)) return this.validate(manifest);
    const { minors, allowPrivileged } = this.judging;
    return toFindings(judgeObject(manifest, minors, { allowPrivileged }).answers, manifest);
  }

  /** The answer to a request to update the DaemonSet. */
  public validateUpdate(oldManifest: unknown, newManifest: unknown): Finding[] {
    return toFindings(judgeUpdate(oldManifest, newManifest, this.judging.minors, this.judging), newManifest);
  }

  /** The strictest Pod Security level that allows the pods, and why they do not meet stricter ones. */
  public podSecurityLevel(manifest: unknown): PodSecurityResult {
    const answers = judge(manifest, this.judging.minors).map(({ minor, daemonSet }) => {
      const findings = daemonSet === undefined ? [] : violationsOf(daemonSet.spec.template, minor);
      return {
        minor,
        findings,
        daemonSet,
        level: daemonSet === undefined ? -1 : LEVELS.indexOf(levelOf(findings, minor)),
      };
    });
    const level = Math.min(...answers.map((answer) => answer.level));
    return {
      ...(level < 0 ? {} : { level: LEVELS[level] }),
      violations: toFindings(answers, manifest).map(toViolation),
    };
  }

  /** What a namespace that enforces a level forbids in the pods of the DaemonSet, each an error. */
  public podSecurityFindings(manifest: unknown, enforced: EnforcedLevel): Finding[] {
    return toFindings(enforce(enforced, judge(manifest, this.judging.minors)), manifest);
  }
}
