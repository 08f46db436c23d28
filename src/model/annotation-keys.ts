/*
 * Annotations of a pod that Kubernetes itself reads.
 * https://github.com/kubernetes/api/blob/v0.37.1/core/v1/annotation_key_constants.go
 */

/** On the copy that the API server has of a static pod. */
export const MIRROR_POD = 'kubernetes.io/config.mirror';

/** The seccomp profile of a pod, before it was a field. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';

/** Before the name of a container: its seccomp profile, before it was a field. */
export const SECCOMP_CONTAINER_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';

/** Before the name of a container: its AppArmor profile, before it was a field. */
export const APP_ARMOR_CONTAINER_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';
