import { judge, JudgeOptions, Verdict } from './judge';
import { comparePlaces, placeIn } from '../findings/document-order';
import { Finding } from '../findings/finding';
import { Rule, Severity } from '../findings/rule';
import { EnforcedLevel } from './pod-security/enforced-level';
import { enforce, levelOf, toViolation, violationsOf } from './pod-security/evaluate';
import { LEVELS } from './pod-security/levels';
import { PodSecurityLevel, PodSecurityResult } from './pod-security/result';
import { judgeUpdate } from './update';
import { describeVersions, parseVersions } from '../stored/kubernetes-versions';

/**
 * For which API server manifests are judged.
 */
export interface DaemonSetValidatorProps {
  /**
   * Kubernetes version, `1.28` to `1.37`; with a `+` after it, for that version and every newer one that is known.
   *
   * @default '1.28+'
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether the API server lets containers be privileged (its flag `--allow-privileged`), as nearly every cluster does.
   *
   * @default true
   */
  readonly allowPrivileged?: boolean;

  /**
   * The Pod Security level that the namespace enforces, with the policy of the Kubernetes version. What it forbids in the pods is an error.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - none is; `podSecurityLevel` tells which one could be
   * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
   */
  readonly podSecurity?: PodSecurityLevel;
}

/**
 * Judges apps/v1 DaemonSet manifests as the API server would: whether it accepts them, what it drops of them, and what it warns of.
 *
 * ```ts
 * import { DaemonSetValidator } from 'cdk8s-daemonsets';
 *
 * const manifest = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' } };
 * const findings = new DaemonSetValidator({ kubernetesVersion: '1.30+' }).validate(manifest);
 * ```
 */
export class DaemonSetValidator {
  private readonly minors: readonly number[];
  private readonly options: JudgeOptions;

  public constructor(props: DaemonSetValidatorProps = {}) {
    const { allowPrivileged = true, podSecurity = 'privileged' } = props;
    this.minors = parseVersions(props.kubernetesVersion);
    if (!LEVELS.includes(podSecurity)) {
      throw new Error(
        `podSecurity ${JSON.stringify(podSecurity)} is no level of Pod Security; use ${LEVELS.join(', ')}, or leave it out`,
      );
    }
    this.options = { allowPrivileged, podSecurity };
  }

  /**
   * What the server answers to a request to create the DaemonSet; empty where it accepts it as it is. All findings at once, any JSON value is
   * answered, and the manifest is not changed.
   *
   * @param manifest the manifest as JSON would carry it
   */
  public validate(manifest: any): Finding[] {
    return toFindings(judge(manifest, this.minors, this.options), manifest);
  }

  /**
   * What the server answers to a request to put the new DaemonSet in the place of the old one: what cannot be changed, and what is wrong with
   * the new one, except what may stay because it was wrong before.
   *
   * @param oldManifest the DaemonSet as the cluster has it
   * @param newManifest the manifest as JSON would carry it
   */
  public validateUpdate(oldManifest: any, newManifest: any): Finding[] {
    return toFindings(judgeUpdate(oldManifest, newManifest, this.minors, this.options), newManifest);
  }

  /**
   * The strictest Pod Security level that allows the pods of the DaemonSet, and what keeps them from stricter ones. It says nothing of other
   * rules, and does not look at the level that this validator judges against.
   *
   * @param manifest the manifest as JSON would carry it
   */
  public podSecurityLevel(manifest: any): PodSecurityResult {
    const verdicts = judge(manifest, this.minors).map(({ minor, daemonSet }) => {
      const findings = daemonSet === undefined ? [] : violationsOf(daemonSet.spec.template, minor);
      return {
        minor,
        findings,
        daemonSet,
        level: daemonSet === undefined ? -1 : LEVELS.indexOf(levelOf(findings, minor)),
      };
    });
    const level = Math.min(...verdicts.map((verdict) => verdict.level));
    return {
      ...(level < 0 ? {} : { level: LEVELS[level] }),
      violations: toFindings(verdicts, manifest).map(toViolation),
    };
  }

  /**
   * What a namespace that enforces a level forbids in the pods of the DaemonSet, each an error.
   *
   * @internal
   */
  public _podSecurityFindings(manifest: unknown, enforced: EnforcedLevel): Finding[] {
    return toFindings(enforce(enforced, judge(manifest, this.minors)), manifest);
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'never-runs', 'ignored', 'warning'];

/**
 * The findings of several minors as one list: what several say is there once, with their versions. What reading the manifest found comes first,
 * then severity by severity, each in the order of the manifest.
 */
export function toFindings(verdicts: readonly Verdict[], manifest: unknown): Finding[] {
  const merged = new Map<string, Merged>();
  for (const { minor, findings } of verdicts) {
    const counts = new Map<string, number>();
    for (const raw of findings) {
      const what = `${raw.rule.id} ${raw.field} ${raw.message}`;
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      const known = merged.get(`${what} ${count}`);
      if (known !== undefined) {
        known.minors.push(minor);
      } else {
        const finding = raw.toFinding();
        const order = [rankOf(raw.rule), ...placeIn(manifest, finding.path)];
        merged.set(`${what} ${count}`, { finding, minors: [minor], order });
      }
    }
  }
  return [...merged.values()]
    .sort((a, b) => comparePlaces(a.order, b.order))
    .map(({ finding, minors }) =>
      minors.length === verdicts.length ? finding : { ...finding, versions: describeVersions(minors) },
    );
}

function rankOf({ severity, stage }: Rule): number {
  const isOfReading = severity === 'error' && (stage === 'decode' || stage === 'convert');
  return isOfReading ? -1 : SEVERITIES.indexOf(severity);
}

interface Merged {
  readonly finding: Finding;
  readonly minors: number[];
  readonly order: readonly number[];
}
