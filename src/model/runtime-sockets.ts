/**
 * Sockets of container runtimes: their paths on the nodes.
 */
export class RuntimeSockets {
  /** containerd, the runtime of most clusters. */
  public static readonly CONTAINERD = '/run/containerd/containerd.sock';

  /** CRI-O, the runtime of OpenShift. */
  public static readonly CRI_O = '/var/run/crio/crio.sock';

  /** containerd of k3s and RKE2. */
  public static readonly K3S = '/run/k3s/containerd/containerd.sock';

  /** containerd of MicroK8s. */
  public static readonly MICROK8S = '/var/snap/microk8s/common/run/containerd.sock';

  /** Docker Engine. It has an interface of its own: a program that speaks to the runtimes above cannot use this socket. */
  public static readonly DOCKER = '/var/run/docker.sock';

  private constructor() {}
}
