import { SharedCompanions } from './shared-companions';
import { Container } from '../../model/generated/structs';
import { DaemonSetOptions } from '../daemon-set-props';

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
   * What pools of one daemon have together, so that the agent does not make it for itself.
   *
   * @internal
   */
  readonly _shared?: SharedCompanions;
}

/**
 * A node agent in Kubernetes' shape, with what makes it safe on every node filled in.
 */
export interface NodeAgentDaemonSetProps extends NodeAgentOptions {
  /**
   * The containers. Each needs a memory limit, since one that grows without end takes its node down; a CPU limit would only slow it.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly containers: Container[];
}
