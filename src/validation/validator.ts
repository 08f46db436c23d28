import { judge, JudgeOptions } from './judge';
import { Finding } from '../findings/finding';
import { EnforcedLevel } from './pod-security/enforced-level';
import { enforce, levelOf, toViolation, violationsOf } from './pod-security/evaluate';
import { LEVELS } from './pod-security/levels';
import { PodSecurityResult } from './pod-security/result';
import { toFindings } from './to-findings';
import { judgeUpdate } from './update';
import { DaemonSetValidatorProps } from './validator-props';
import { parseVersions } from '../stored/kubernetes-versions';

/**
 * Judges manifests that are objects. The public class `DaemonSetValidator` extends it by texts.
 *
 * @internal
 */
export class ObjectValidator {
  /** @internal */
  protected readonly _judging: JudgeOptions & { readonly minors: readonly number[] };

  public constructor(props: DaemonSetValidatorProps = {}) {
    const { allowPrivileged = true, podSecurity } = props;
    const minors = parseVersions(props.kubernetesVersion);
    if (podSecurity !== undefined && !LEVELS.includes(podSecurity)) {
      throw new Error(
        `podSecurity ${JSON.stringify(podSecurity)} is not a level of Pod Security; use ${LEVELS.join(', ')}, or leave it out`,
      );
    }
    this._judging = { minors, allowPrivileged, podSecurity };
  }

  /**
   * What the server answers to a request to create the DaemonSet; empty where it accepts it as it is. All findings at once, any JSON value is
   * answered, and the manifest is not changed.
   *
   * @param manifest the manifest as JSON would carry it
   */
  public validate(manifest: any): Finding[] {
    return toFindings(judge(manifest, this._judging.minors, this._judging), manifest);
  }

  /**
   * What the server answers to a request to put the new DaemonSet in the place of the old one: what cannot be changed, and what is wrong with
   * the new one, except what may stay because it was wrong before.
   *
   * @param oldManifest the DaemonSet as the cluster has it
   * @param newManifest the manifest as JSON would carry it
   */
  public validateUpdate(oldManifest: any, newManifest: any): Finding[] {
    return toFindings(judgeUpdate(oldManifest, newManifest, this._judging.minors, this._judging), newManifest);
  }

  /**
   * The strictest Pod Security level that allows the pods of the DaemonSet, and what keeps them from stricter ones. It says nothing of other
   * rules, and ignores the level that this validator judges against.
   *
   * @param manifest the manifest as JSON would carry it
   */
  public podSecurityLevel(manifest: any): PodSecurityResult {
    const answers = judge(manifest, this._judging.minors).map(({ minor, daemonSet }) => {
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

  /**
   * What a namespace that enforces a level forbids in the pods of the DaemonSet, each an error.
   *
   * @internal
   */
  public _podSecurityFindings(manifest: unknown, enforced: EnforcedLevel): Finding[] {
    return toFindings(enforce(enforced, judge(manifest, this._judging.minors)), manifest);
  }
}
