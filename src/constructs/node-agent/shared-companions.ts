import { ConfigMap } from 'cdk8s-plus-28';
import type { PolicyRule } from './options';

/** What the pools of one daemon share, so that no pool makes it for itself. */
export interface SharedCompanions {
  /** Name of the daemon; the names of its pools begin with it. */
  readonly daemon: string;

  /** Whether what has them is made by one description for several systems, and not a pool; each has a Service of its own then. */
  readonly areSiblings?: true;

  /** Adds to what the shared service account may do. */
  grant(clusterRules: readonly PolicyRule[], namespaceRules: readonly PolicyRule[]): void;

  /** The ConfigMap of all pools with this configuration; undefined where the pool needs its own. */
  configMap(files: { [name: string]: string }): ConfigMap | undefined;
}
