/**
 * A level of the Pod Security Standards, from the most permissive to the strictest.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * The Pod Security level of a DaemonSet, and the violations of stricter levels.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface PodSecurityResult {
  /**
   * The strictest level that allows the pods in every version that was asked for.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - none, where the manifest cannot be read
   */
  readonly level?: PodSecurityLevel;

  /**
   * Violations of stricter levels. Violations of the level `baseline` also violate `restricted`.
   */
  readonly violations: PodSecurityViolation[];
}

/**
 * One setting of a pod template that a level forbids.
 */
export interface PodSecurityViolation {
  /**
   * The level whose check it is, `baseline` or `restricted`.
   *
   * One of `privileged`, `baseline`, `restricted`.
   */
  readonly level: PodSecurityLevel;

  /**
   * The ID of the check in Kubernetes, such as `hostPathVolumes` or `capabilities_restricted`.
   */
  readonly check: string;

  /**
   * The field, such as `spec.template.spec.hostPID`. For a missing value, the field where it belongs.
   */
  readonly field: string;

  /**
   * The path to the value in the manifest: names of fields, keys of maps, and indexes of list items.
   */
  readonly path: (string | number)[];

  /**
   * What is wrong: the value that was found and the values that are allowed.
   */
  readonly message: string;

  /**
   * How to fix it, in one sentence.
   */
  readonly remedy: string;

  /**
   * The Kubernetes versions to which it applies, such as `1.34+`.
   *
   * @default - all versions that were asked for
   */
  readonly versions?: string;
}
