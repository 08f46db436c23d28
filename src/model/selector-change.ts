import { LabelSelector } from './generated/structs';
import { ownValue } from './own-value';

/*
 * The selector of a DaemonSet is immutable. The validation of an update and the plan of one report a change in the same words.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/apis/apps/validation/validation.go (ValidateDaemonSetSpecUpdate)
 */

export const SELECTOR_CHANGE = {
  field: 'spec.selector',
  remedy: 'Leave the selector as it is, or delete the DaemonSet and create it again.',
} as const;

/** What a changed selector means, by whether it matches the pods of the old DaemonSet. */
export function selectorChangeMessage(takesOldPods: boolean): string {
  const what = takesOldPods
    ? 'the new selector matches the old pods, so that after kubectl delete --cascade=orphan the new DaemonSet takes them over'
    : 'the new selector does not match the old pods, so that after kubectl delete --cascade=orphan they would run on beside the new pods';
  return `has changed, but is immutable; ${what}`;
}

export function isSameSelector(a: LabelSelector | undefined, b: LabelSelector | undefined): boolean {
  if ((a === undefined) !== (b === undefined)) return false;
  const [left, right] = [a?.matchLabels ?? {}, b?.matchLabels ?? {}];
  // a label with an empty value differs from an absent one
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && left[key] === right[key]) &&
    isSame(a?.matchExpressions, b?.matchExpressions)
  );
}

/** Whether two values are equal for the API server, to which an empty string or list equals an absent one. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  ) {
    return false;
  }
  const [left, right] = [a, b] as Record<string, unknown>[];
  if (Array.isArray(a) && left.length !== right.length) return false;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    isSame(ownValue(left, key), ownValue(right, key)),
  );
}

function isNothing(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}
