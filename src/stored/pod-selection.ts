import { isJsonObject } from '../model/json-object';
import { Labels, matchesLabelSelector, Requirement, UncheckedSelector } from '../model/label-selector';
import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';

/** The pods that a controller selects, and the labels of the pods that it creates. */
export interface PodSelection {
  /** Without a selector, it selects no pods. */
  readonly selector?: UncheckedSelector;
  readonly labels: Labels;
}

/** For a manifest with `spec.selector` and `spec.template`, such as a DaemonSet or a Deployment. */
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

/** Whether the selector of one controller matches the pods of the other. */
export function takesPodsOf(one: PodSelection, other: PodSelection): boolean {
  return matchesLabelSelector(one.selector, other.labels);
}
