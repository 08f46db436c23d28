import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { PolicyRule } from './options';
import { appState } from '../app-state';
import { pathIn } from '../owned';

/** What the pools of one daemon share, so that no pool makes it for itself. */
export interface SharedCompanions {
  /** Name of the daemon; the names of its pools begin with it. */
  readonly daemon: string;

  /** Adds to what the shared service account may do. */
  grant(clusterRules: readonly PolicyRule[], namespaceRules: readonly PolicyRule[]): void;

  /** The ConfigMap of all pools with this configuration; undefined where the pool needs its own. */
  configMap(files: { [name: string]: string }): ConfigMap | undefined;
}

/** Lets the pool that will be made under this id share the companions. */
export function shareCompanions(scope: Construct, id: string, companions: SharedCompanions): void {
  appState(scope).sharedCompanions.set(pathIn(scope, id), companions);
}

/** The companions that a construct shares with other pools; undefined where it is not a pool. */
export function sharedCompanions(scope: Construct, id: string): SharedCompanions | undefined {
  return appState(scope).sharedCompanions.get(pathIn(scope, id));
}
