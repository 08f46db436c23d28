import { Owned, OwnedObjects } from './owned';
import { DaemonPod, isAvailable } from './pods';
import { objectOf } from '../model/untyped';
import { updateStrategyNumbers, UpdateStrategyNumbers } from '../scheduling/update-strategy';

/** A node as the rolling update of the controller sees it. */
export interface RolloutNode {
  readonly node: string;
  readonly shouldRun: boolean;
  readonly newPod?: DaemonPod;
  readonly oldPod?: DaemonPod;
  /** Pods that are being deleted do not count. */
  readonly ending?: DaemonPod;
  /** More than one new or old pod: the controller cleans up first. */
  readonly hasExcess: boolean;
  readonly newIsAvailable: boolean;
  readonly oldIsAvailable: boolean;
  /** It counts against maxUnavailable, or against maxSurge. */
  readonly usesBudget: boolean;
}

export interface RolloutNumbers extends UpdateStrategyNumbers {
  readonly minReadySeconds: number;
  /** maxSurge where the DaemonSet surges, else maxUnavailable. */
  readonly budget: number;
}

/**
 * The nodes of a DaemonSet with their old and new pods.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/update.go (rollingUpdate, findUpdatedPodsOnNode)
 */
export function rolloutNodes(
  { manifest, rules, podsOn }: OwnedObjects,
  { now }: Owned,
): { readonly nodes: readonly RolloutNode[]; readonly numbers: RolloutNumbers } {
  const desired = [...rules].filter(([, { placement }]) => placement === 'runs').map(([node]) => node);
  const strategy = updateStrategyNumbers(manifest, desired.length);
  const { minReadySeconds } = objectOf(manifest.spec);
  const minReady = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  const surges = strategy.maxSurge > 0;
  const wanted = new Set(desired);
  const nodes = [...new Set([...desired, ...podsOn.keys()])].map((node): RolloutNode => {
    const pods = podsOn.get(node) ?? [];
    const staying = pods.filter(({ isEnding }) => !isEnding);
    const [fresh, old] = [staying.filter((pod) => pod.isUpdated), staying.filter((pod) => !pod.isUpdated)];
    const [newPod, oldPod] = [fresh.at(0), old.at(0)];
    const newIsAvailable = newPod !== undefined && isAvailable(newPod, minReady, now);
    const oldIsAvailable = oldPod !== undefined && isAvailable(oldPod, minReady, now);
    const hasExcess = fresh.length > 1 || old.length > 1;
    const both = newPod !== undefined && oldPod !== undefined;
    const usesBudget = surges
      ? hasExcess || (both && !newIsAvailable)
      : hasExcess || both || !(newIsAvailable || oldIsAvailable);
    return {
      node,
      shouldRun: wanted.has(node),
      newPod,
      oldPod,
      ending: pods.find(({ isEnding }) => isEnding),
      hasExcess,
      newIsAvailable,
      oldIsAvailable,
      usesBudget,
    };
  });
  return {
    nodes,
    numbers: { ...strategy, minReadySeconds: minReady, budget: surges ? strategy.maxSurge : strategy.maxUnavailable },
  };
}
