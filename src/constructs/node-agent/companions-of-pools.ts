import { Construct } from 'constructs';
import type { SharedCompanions } from './shared-companions';
import { appState } from '../app-state';
import { pathIn } from '../owned';

/** Lets the pool that will be made under this id share the companions. */
export function shareCompanions(scope: Construct, id: string, companions: SharedCompanions): void {
  appState(scope).sharedCompanions.set(pathIn(scope, id), companions);
}

/** The companions that a construct shares with other pools; undefined where it is not a pool. */
export function sharedCompanions(scope: Construct, id: string): SharedCompanions | undefined {
  return appState(scope).sharedCompanions.get(pathIn(scope, id));
}
