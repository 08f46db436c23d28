import { listOf, structOf, structsOf, textMapOf, textOf } from './reading';
import { Labels, Requirement, UncheckedSelector } from '../model/label-selector';

/** Which pods a controller takes for its own, and the labels of those that it makes. */
export interface PodSelection {
  readonly selector: UncheckedSelector;
  readonly labels: Labels;
}

/** Of a manifest with `spec.selector` and `spec.template`, as those of DaemonSets and Deployments are. */
export function podSelectionOf(manifest: unknown): PodSelection {
  const { selector, template } = structOf(structOf(manifest).spec);
  const { matchLabels, matchExpressions } = structOf(selector);
  return {
    selector: {
      matchLabels: textMapOf(matchLabels),
      matchExpressions: structsOf(matchExpressions).map(
        ({ key, operator, values }): Requirement => ({
          key: textOf(key),
          operator: textOf(operator),
          values: listOf(values).map(textOf),
        }),
      ),
    },
    labels: textMapOf(structOf(structOf(template).metadata).labels),
  };
}
