import { PodSecurityLevel } from '../validation/pod-security/result';

/** What a rule of a platform looks for in a DaemonSet. Each kind has a function in `checks`. */
export type Check =
  /** `hostNetwork`, `hostPID`, `hostIPC` */
  | { readonly kind: 'host-namespaces' }
  | { readonly kind: 'privileged' }
  /** Any port of the node, or one of those that something else has; `who` by port or range. */
  | { readonly kind: 'host-ports'; readonly taken?: { readonly [ports: string]: string } }
  /** A hostPath that is none of these directories and not below them. */
  | { readonly kind: 'host-path-outside'; readonly allowed: readonly string[] }
  /** A mount of a hostPath without `readOnly: true`; `below`: only of these directories. */
  | { readonly kind: 'host-path-written'; readonly below?: readonly string[] }
  /** A hostPath that is to be created where nothing can be: outside `writable`, and not among what is there. */
  | { readonly kind: 'host-path-created'; readonly writable: readonly string[]; readonly there: readonly string[] }
  /** A hostPath at or below a path that the nodes do not have; `typed`: whether its type demands that it is there. */
  | { readonly kind: 'host-path-missing'; readonly paths: readonly string[]; readonly typed: boolean }
  /** A hostPath at or below one of these. */
  | { readonly kind: 'host-path-used'; readonly paths: readonly string[]; readonly seLinux?: readonly string[] }
  /** A capability that is added and not among those that are allowed, or among those that are named. */
  | { readonly kind: 'capabilities'; readonly allowed?: readonly string[]; readonly named?: readonly string[] }
  /** A critical priority class in a namespace without a quota for it. */
  | { readonly kind: 'critical-priority' }
  | { readonly kind: 'namespace'; readonly names: readonly string[] }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** A level that the platform enforces: where the Namespace says nothing (`pods`), or always (`daemon-set`). */
  | {
      readonly kind: 'pod-security';
      readonly level: PodSecurityLevel;
      readonly exempt: readonly string[];
      readonly always?: true;
    }
  /** SecurityContextConstraints: none that the account may use admits the pods. */
  | { readonly kind: 'scc' }
  /** SecurityContextConstraints: the one that the pods require does not admit them. */
  | { readonly kind: 'required-scc' }
  /** The Namespace among the objects lacks an annotation. */
  | { readonly kind: 'namespace-annotation'; readonly annotation: string; readonly value: string }
  | { readonly kind: 'selinux-type'; readonly allowed: readonly string[] }
  | { readonly kind: 'image-tag' }
  | { readonly kind: 'probes' }
  | { readonly kind: 'requests' }
  | { readonly kind: 'tolerates-everything' }
  /** The DaemonSet or its pods have a label. */
  | { readonly kind: 'labelled'; readonly label: string }
  /** Containers that do not run as root mount a directory of root. */
  | { readonly kind: 'non-root-reads'; readonly paths: readonly string[] }
  /** The pods select nodes of another operating system. */
  | { readonly kind: 'other-os'; readonly os: 'linux' | 'windows' }
  /** The pods select nodes of no operating system. */
  | { readonly kind: 'any-os' }
  | { readonly kind: 'node-label'; readonly label: string }
  /** Nodes are chosen by other labels than these, and than those whose taints are tolerated; what ends with / is a prefix. */
  | { readonly kind: 'node-labels'; readonly allowed: readonly string[] }
  /** Fields that have no meaning on Windows. */
  | { readonly kind: 'linux-fields' }
  /** What Windows nodes accept and do not do. */
  | { readonly kind: 'windows-ignored' };

export type CheckOf<Kind extends Check['kind']> = Extract<Check, { readonly kind: Kind }>;
