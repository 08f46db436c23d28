import { required } from './given';
import { PodSecurityContext, SecurityContext } from '../model/generated/structs';

/**
 * Makes security contexts of containers and pods.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class SecurityContexts {
  /**
   * What the restricted Pod Security Standard asks of a Linux container, with a read-only root filesystem on top: no capabilities, no way to
   * more privileges, not user 0, the system calls of the runtime's default profile.
   *
   * @param overrides fields that differ; capabilities added here leave `drop: ['ALL']` in place unless they bring a `drop` of their own
   * @see https://github.com/kubernetes/kubernetes/tree/v1.37.1/staging/src/k8s.io/pod-security-admission/policy
   */
  public static hardened(overrides: SecurityContext = {}): SecurityContext {
    return {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
      ...overrides,
      capabilities: { drop: ['ALL'], ...required('SecurityContexts.hardened', 'overrides', overrides).capabilities },
    };
  }

  /**
   * All devices, capabilities and system calls of the node, for agents that manage the node itself.
   *
   * @see https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers
   */
  public static privileged(): SecurityContext {
    return { privileged: true };
  }

  /**
   * What the restricted Pod Security Standard lets a pod say for all its Linux containers: not user 0, the system calls of the runtime's
   * default profile. Each container still needs the rest of `hardened`.
   *
   * @param overrides fields that differ, and further ones such as `fsGroup`
   * @see https://github.com/kubernetes/kubernetes/tree/v1.37.1/staging/src/k8s.io/pod-security-admission/policy
   */
  public static hardenedPod(overrides: PodSecurityContext = {}): PodSecurityContext {
    return { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...overrides };
  }

  private constructor() {}
}
