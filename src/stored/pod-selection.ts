import { Labels, Requirement, UncheckedSelector } from '../model/label-selector';
import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../model/untyped';

/** Which pods a controller takes for its own, and the labels of those that it makes. */
export interface PodSelection {
  readonly selector: UncheckedSelector;
  readonly labels: Labels;
}

/** Of a manifest with `spec.selector` and `spec.template`, as those of DaemonSets and Deployments are. */
export function podSelectionOf(manifest: unknown): PodSelection {
  const { selector, template } = objectOf(objectOf(manifest).spec);
  const { matchLabels, matchExpressions } = objectOf(selector);
  return {
    selector: {
      matchLabels: textMapOf(matchLabels),
      matchExpressions: objectsOf(matchExpressions).map(
        ({ key, operator, values }): Requirement => ({
          key: textOf(key),
          operator: textOf(operator),
          values: listOf(values).map(textOf),
        }),
      ),
    },
    labels: textMapOf(objectOf(objectOf(template).metadata).labels),
  };
}
