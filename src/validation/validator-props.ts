import { PodSecurityLevel } from './pod-security/result';

/**
 * The API server that manifests are judged for.
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
   * Whether the API server allows privileged containers (its flag `--allow-privileged`). Nearly every cluster does.
   *
   * @default true
   */
  readonly allowPrivileged?: boolean;

  /**
   * The Pod Security level that the namespace enforces, with the policy of the Kubernetes version. What it forbids is an error.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - no level, but `validateText` reads the labels of Namespaces in the text
   * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
   */
  readonly podSecurity?: PodSecurityLevel;
}
