import { PlanReason } from './plan-reason';
import { JsonObject } from '../model/json-object';
import { objectsOf, textOf } from '../model/untyped';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** The effects that keep pods away: NoSchedule prevents that a pod is created; NoExecute also evicts pods. */
const EFFECTS = new Set(['NoSchedule', 'NoExecute']);

/**
 * The tolerations that the controller adds to every daemon pod, always with operator Exists; network-unavailable only
 * with hostNetwork.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/controller/daemon/util/daemonset_util.go (AddOrUpdateDaemonPodTolerations)
 */
const AUTOMATIC = [
  ['node.kubernetes.io/not-ready', 'NoExecute'],
  ['node.kubernetes.io/unreachable', 'NoExecute'],
  ['node.kubernetes.io/disk-pressure', 'NoSchedule'],
  ['node.kubernetes.io/memory-pressure', 'NoSchedule'],
  ['node.kubernetes.io/pid-pressure', 'NoSchedule'],
  ['node.kubernetes.io/unschedulable', 'NoSchedule'],
].map(([key, effect]) => ({ key, effect, operator: 'Exists' }));
const WITH_HOST_NETWORK = { key: 'node.kubernetes.io/network-unavailable', effect: 'NoSchedule', operator: 'Exists' };

/** The tolerations of a daemon pod: those of its template and those that the controller adds. */
export function tolerationsOf(podSpec: JsonObject): JsonObject[] {
  return [
    ...objectsOf(podSpec.tolerations),
    ...AUTOMATIC,
    ...(podSpec.hostNetwork === true ? [WITH_HOST_NETWORK] : []),
  ];
}

/** The taints that keep the pod away, in the order of the node. */
export function untoleratedTaints(taints: readonly Taint[], tolerations: readonly JsonObject[]): Taint[] {
  return taints.filter(
    (taint) => EFFECTS.has(taint.effect) && !tolerations.some((toleration) => tolerates(toleration, taint)),
  );
}

/** Toleration.ToleratesTaint. The operators Lt and Gt match nothing: their feature gate is off in every release. */
function tolerates(toleration: JsonObject, taint: Taint): boolean {
  const effect = textOf(toleration.effect);
  if (effect !== '' && effect !== taint.effect) return false;
  const key = textOf(toleration.key);
  if (key !== '' && key !== taint.key) return false;
  const operator = textOf(toleration.operator);
  if (operator === '' || operator === 'Equal') return textOf(toleration.value) === taint.value;
  return operator === 'Exists';
}

/** A taint as kubectl writes it: `gpu=true:NoSchedule`. */
export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === '' ? '' : `=${value}`}:${effect}`;
}

export function taintReason(taint: Taint): PlanReason {
  const { key, value, effect } = taint;
  return {
    kind: 'taint',
    message: `taint ${taintText(taint)} is not tolerated`,
    key,
    effect,
    ...(value === '' ? {} : { found: value }),
  };
}
