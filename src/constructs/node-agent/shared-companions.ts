import { ConfigMap } from 'cdk8s-plus-28';
import type { PolicyRule } from './options';

/** What the pools of one daemon have together instead of each its own. */
export interface SharedCompanions {
  /** Name of the daemon, which those of its pools begin with. */
  readonly daemon: string;

  /** Adds to what their service account may do. */
  grant(clusterRules: readonly PolicyRule[], namespaceRules: readonly PolicyRule[]): void;

  /** The ConfigMap of all pools with this configuration; undefined where the pool needs its own. */
  configMap(files: { [name: string]: string }): ConfigMap | undefined;
}
