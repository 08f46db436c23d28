import { PodSecurityLevel } from './pod-security/result';

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
