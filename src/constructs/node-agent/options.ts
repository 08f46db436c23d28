import { DaemonSetOptions } from '../daemon-set-options';

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
 * A ConfigMap or Secret that the pods read and that somebody else makes. Exactly one of `content` and `hash` is set; only a hash of it gets into
 * the manifest.
 */
export interface ExternalConfig {
  /**
   * What it is.
   *
   * One of `ConfigMap`, `Secret`.
   */
  readonly kind: 'ConfigMap' | 'Secret';

  /**
   * Its name, in the namespace of the agent.
   */
  readonly name: string;

  /**
   * What is in it, by its keys.
   *
   * @default - known by its hash
   */
  readonly content?: { [key: string]: string };

  /**
   * Any text that changes when the content does: a hash of it, or a version.
   *
   * @default - known by its content
   */
  readonly hash?: string;
}

/**
 * A taint that nodes are made with, and that goes once the agent is ready: until then no pod starts there that does not tolerate it.
 *
 * The library does not taint nodes. Where they are made, the taint is given: `startupTaints` of a Karpenter NodePool, the taints of a node group,
 * or `--register-with-taints` of the kubelet. Cluster Autoscaler takes a node with it for one that will be ready soon only if its key begins with
 * `startup-taint.cluster-autoscaler.kubernetes.io/`, or if its flag `--startup-taint` names it.
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
   * Who removes the taint from a node where the agent is ready; nobody does unless it is written to do so. `agent`: its own process, which gets
   * the right to read and patch nodes, all of them, as RBAC knows no other. `controller`: something else that watches, with rights of its own.
   *
   * It is kept in the annotation `cdk8s-daemonsets/startup-taint` of the DaemonSet, for those who look why a node stays closed.
   */
  readonly removedBy: 'agent' | 'controller';
}

/**
 * What a node agent may say of itself beside its containers.
 */
export interface NodeAgentOptions extends DaemonSetOptions {
  /**
   * Whether the agent tolerates every taint, beside the tolerations that are given.
   *
   * @default true - an agent that is missing on tainted nodes is missed last of all
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
   */
  readonly tolerateEveryTaint?: boolean;

  /**
   * Whether the agent also runs on virtual nodes: those of a virtual kubelet, and AWS Fargate.
   *
   * @default false - these nodes run no DaemonSet, so the pods would stay pending; the exclusion is added to each term of the node affinity
   * @see https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
   */
  readonly virtualNodes?: boolean;

  /**
   * Why the containers run as root, or privileged. Kept as the annotation `cdk8s-daemonsets/root-reason` of the DaemonSet for those who review it.
   *
   * @default - the kubelet refuses to start a container as root
   */
  readonly rootReason?: string;

  /**
   * What the agent may do at the API server in the whole cluster. Makes a ClusterRole, bound to the service account of
   * the agent: one of its own, or the one of `serviceAccountName`.
   *
   * @default - nothing, and then the pods get no token either
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
   */
  readonly clusterRules?: PolicyRule[];

  /**
   * What the agent may do at the API server in its own namespace. Makes a Role, bound to the service account of
   * the agent: one of its own, or the one of `serviceAccountName`.
   *
   * @default - nothing, and then the pods get no token either
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
   */
  readonly namespaceRules?: PolicyRule[];

  /**
   * Which of the opinions are left out: `hardened`, those on containers, which say themselves what they can live with; `written`, all of them.
   *
   * @internal
   */
  readonly _form?: 'hardened' | 'written';

  /**
   * What the pods read of ConfigMaps and Secrets that are not in the app, so that a change of these restarts them too.
   *
   * @default - a change of what is not in the app restarts nothing
   */
  readonly externalConfig?: ExternalConfig[];

  /**
   * Names of volumes whose files the agent itself reads again when they change. Then a change restarts nothing: the files follow within about a
   * minute, and a restart as well would be the second.
   *
   * @default - none: every change restarts the pods, as a rolling update
   */
  readonly hotReloadedVolumes?: string[];

  /**
   * What Cluster Autoscaler does with the pods when it removes their node: `Evict` gives them their grace period before the node goes, `Stay`
   * lets them run until it is gone, so that they see the last of the other pods. On pods of a DaemonSet this is the one annotation that it looks
   * at; `safe-to-evict` says nothing of them.
   *
   * @default - as the flags of Cluster Autoscaler say for all DaemonSets
   * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
   */
  readonly autoscalerEviction?: 'Evict' | 'Stay';

  /**
   * A taint that keeps nodes closed until the agent is ready. The agent tolerates it.
   *
   * @default - none: other pods may start before the agent does
   */
  readonly startupTaint?: StartupTaint;
}
