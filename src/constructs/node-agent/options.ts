import { DaemonSetOptionsWithoutOs } from '../daemon-set-options';

/**
 * What an agent may do at the API server: a rule of RBAC, in Kubernetes' own shape.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export interface PolicyRule {
  /**
   * What may be done.
   */
  readonly verbs: string[];

  /**
   * API groups of the resources; `''` is the core group.
   *
   * @default - none, as for non-resource URLs
   */
  readonly apiGroups?: string[];

  /**
   * Resources in plural form, with a subresource after a slash: `pods`, `nodes/proxy`.
   *
   * @default - none, as for non-resource URLs
   */
  readonly resources?: string[];

  /**
   * Names that the rule is limited to.
   *
   * @default - every name
   */
  readonly resourceNames?: string[];

  /**
   * URL paths outside of resources, like `/metrics`. Only in rules that hold for the whole cluster.
   *
   * @default - none
   */
  readonly nonResourceURLs?: string[];
}

/**
 * A ConfigMap or Secret that the pods read but the app does not create. Set exactly one of `content` and `hash`; only a hash of it is written to
 * the manifest.
 */
export interface ExternalConfig {
  /**
   * Kind of the object.
   *
   * One of `ConfigMap`, `Secret`.
   */
  readonly kind: 'ConfigMap' | 'Secret';

  /**
   * Its name, in the namespace of the agent.
   */
  readonly name: string;

  /**
   * Its content, by key.
   *
   * @default - `hash` identifies the content
   */
  readonly content?: { [key: string]: string };

  /**
   * Any text that changes when the content changes, such as a hash or a version.
   *
   * @default - `content` is hashed
   */
  readonly hash?: string;
}

/**
 * A taint that new nodes have until the agent is ready on them. Until then, only pods that tolerate the taint start there.
 *
 * The library does not taint nodes. Set the taint where nodes are created: `startupTaints` of a Karpenter NodePool, the taints of a node group, or
 * `--register-with-taints` of the kubelet. Cluster Autoscaler treats a node with the taint as ready soon only if the key begins with
 * `startup-taint.cluster-autoscaler.kubernetes.io/`, or if its flag `--startup-taint` names the taint.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
 */
export interface StartupTaint {
  /**
   * Key of the taint.
   */
  readonly key: string;

  /**
   * What the taint does to pods that do not tolerate it.
   *
   * One of `NoSchedule`, `NoExecute`.
   *
   * @default 'NoSchedule'
   */
  readonly effect?: 'NoSchedule' | 'NoExecute';

  /**
   * Who removes the taint from a node once the agent is ready there. Kubernetes does not. `agent`: the process of the agent; it gets the right to
   * read and patch all nodes, since RBAC cannot limit it to one. `controller`: another program, with rights of its own.
   *
   * The annotation `cdk8s-daemonsets/startup-taint` of the DaemonSet records it, for whoever finds out why a node stays closed.
   */
  readonly removedBy: 'agent' | 'controller';
}

/**
 * Options of a node agent, without its containers and its operating system.
 */
export interface NodeAgentOptions extends DaemonSetOptionsWithoutOs {
  /**
   * Whether the agent tolerates every taint, in addition to `tolerations`.
   *
   * @default true - a missing agent on a tainted node is easily overlooked
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
   */
  readonly tolerateEveryTaint?: boolean;

  /**
   * Whether the agent also runs on virtual nodes, that is, on AWS Fargate and on nodes of a virtual kubelet.
   *
   * @default false - these nodes cannot run DaemonSet pods, which would stay pending; each term of the node affinity excludes the nodes
   * @see https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
   */
  readonly virtualNodes?: boolean;

  /**
   * Why the containers run as root or privileged, or on Windows as host processes. The annotation `cdk8s-daemonsets/root-reason` of the DaemonSet records it for reviewers.
   *
   * @default - the kubelet refuses to start a container as root
   */
  readonly rootReason?: string;

  /**
   * What the agent may do at the API server in the whole cluster. Creates a ClusterRole and binds it to the service account of the
   * agent, which is its own unless `serviceAccountName` names one.
   *
   * @default - nothing; without any rules, the pods get no token
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
   */
  readonly clusterRules?: PolicyRule[];

  /**
   * What the agent may do at the API server in its own namespace. Creates a Role and binds it to the service account of the agent,
   * which is its own unless `serviceAccountName` names one.
   *
   * @default - nothing; without any rules, the pods get no token
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
   */
  readonly namespaceRules?: PolicyRule[];

  /**
   * ConfigMaps and Secrets that the pods read and that are not in the app. A change of their content or hash restarts the pods.
   *
   * @default - only changes of ConfigMaps and Secrets in the app restart the pods
   */
  readonly externalConfig?: ExternalConfig[];

  /**
   * Names of volumes whose files the agent reads again when they change. The kubelet updates the files within about a minute, and the pods are not
   * restarted.
   *
   * @default - none: every change restarts the pods in a rolling update
   */
  readonly hotReloadedVolumes?: string[];

  /**
   * What Cluster Autoscaler does with the pods when it removes their node: with `Evict`, it evicts them and waits for their grace period; with `Stay`,
   * they run until the node is gone and so outlive the other pods. Cluster Autoscaler ignores `safe-to-evict` on pods of a DaemonSet.
   *
   * @default - as the flags of Cluster Autoscaler say for all DaemonSets
   * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
   */
  readonly autoscalerEviction?: 'Evict' | 'Stay';

  /**
   * The root directory of the kubelet. It replaces `/var/lib/kubelet` at the beginning of every path, argument and variable of the pods.
   *
   * @default - that of the `Platform`, otherwise `/var/lib/kubelet`; k0s has `/var/lib/k0s/kubelet`, MicroK8s `/var/snap/microk8s/common/var/lib/kubelet`
   */
  readonly kubeletRoot?: string;

  /**
   * The socket of the container runtime on the nodes, such as `platforms.RuntimeSockets.CRI_O`. The volume that is the socket of containerd, CRI-O, k3s or
   * MicroK8s mounts this one; the path in the containers remains.
   *
   * @default - that of the `Platform`, otherwise as the volume says
   */
  readonly runtimeSocket?: string;

  /**
   * A taint that keeps other pods off new nodes until the agent is ready. The agent tolerates it.
   *
   * @default - none: other pods may start before the agent does
   */
  readonly startupTaint?: StartupTaint;
}
