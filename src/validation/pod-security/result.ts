/**
 * A level of the Pod Security Standards, from the one that allows everything to the strictest.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * How far the pods of a DaemonSet keep to the Pod Security Standards.
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
   * What keeps the pods from stricter levels. Those of the level `baseline` violate `restricted` as well.
   */
  readonly violations: PodSecurityViolation[];
}

/**
 * One thing of a pod template that a level forbids.
 */
export interface PodSecurityViolation {
  /**
   * The level whose check it is, `baseline` or `restricted`.
   *
   * One of `privileged`, `baseline`, `restricted`.
   */
  readonly level: PodSecurityLevel;

  /**
   * The check, in the words of Kubernetes, such as `hostPathVolumes` or `capabilities_restricted`.
   */
  readonly check: string;

  /**
   * Where, such as `spec.template.spec.hostPID`. For what is missing, where it belongs.
   */
  readonly field: string;

  /**
   * The same place as steps into the manifest: names of fields, keys of maps, and indexes of list items.
   */
  readonly path: (string | number)[];

  /**
   * What is wrong: the value that was found and what is allowed.
   */
  readonly message: string;

  /**
   * The way out, one sentence.
   */
  readonly remedy: string;

  /**
   * The Kubernetes versions that say so, such as `1.34+`.
   *
   * @default - all that were asked for
   */
  readonly versions?: string;
}
