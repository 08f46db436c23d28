import { isJsonObject } from '../model/json-object';
import { Labels, matchesLabelSelector, Requirement, UncheckedSelector } from '../model/label-selector';
import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';

/** The pods that a controller takes for its own, and the labels of those that it makes. */
export interface PodSelection {
  /** Without one, it takes none. */
  readonly selector?: UncheckedSelector;
  readonly labels: Labels;
}

/** Of a manifest with `spec.selector` and `spec.template`, as those of DaemonSets and Deployments are. */
export function podSelectionOf(manifest: unknown): PodSelection {
  const { selector, template } = objectOf(objectOf(manifest).spec);
  const { matchLabels, matchExpressions } = objectOf(selector);
  const requirements = objectsOf(matchExpressions).map(
    ({ key, operator, values }): Requirement => ({
      key: textOf(key),
      operator: textOf(operator),
      values: listOf(values).map(textOf),
    }),
  );
  return {
    ...(isJsonObject(selector) && {
      selector: { matchLabels: textMapOf(matchLabels), matchExpressions: requirements },
    }),
    labels: textMapOf(objectOf(objectOf(template).metadata).labels),
  };
}

/** Whether the selector of one takes pods of the other. */
export function takesPodsOf(one: PodSelection, other: PodSelection): boolean {
  return matchesLabelSelector(one.selector, other.labels);
}
