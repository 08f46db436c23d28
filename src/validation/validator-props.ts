import { PodSecurityLevel } from './pod-security/result';

/**
 * For which API server manifests are judged.
 */
export interface DaemonSetValidatorProps {
  /**
   * The Kubernetes versions to validate for: one version (`1.28` to `1.37`), a range (`1.30-1.34`), a version and every newer supported one (`1.30+`),
   * or the version of a server (`v1.33.2`), which means its minor.
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
