import { required } from './given';
import { PodSecurityContext, SecurityContext } from '../model/generated/structs';

/**
 * Creates security contexts of containers and pods.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class SecurityContexts {
  /**
   * The security context that the restricted Pod Security Standard requires of a Linux container, and a read-only root file system: no
   * capabilities, no privilege escalation, not user 0, the default seccomp profile of the runtime.
   *
   * @param overrides fields that differ; `capabilities.add` keeps `drop: ['ALL']`, unless you give a `drop` too
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
   * All devices, capabilities and system calls of the node, for agents that manage the node.
   *
   * @see https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers
   */
  public static privileged(): SecurityContext {
    return { privileged: true };
  }

  /**
   * The parts of the restricted Pod Security Standard that a pod can set for all of its Linux containers: not user 0, the default seccomp profile
   * of the runtime. Each container needs `hardened` for the other parts.
   *
   * @param overrides fields that differ, and others such as `fsGroup`
   * @see https://github.com/kubernetes/kubernetes/tree/v1.37.1/staging/src/k8s.io/pod-security-admission/policy
   */
  public static hardenedPod(overrides: PodSecurityContext = {}): PodSecurityContext {
    return { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...overrides };
  }

  private constructor() {}
}
