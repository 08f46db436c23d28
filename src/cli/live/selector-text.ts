import { listOf, objectOf, objectsOf, textMapOf, textOf } from '../../model/untyped';

/**
 * A LabelSelector as `kubectl -l` takes it.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectorText(selector: unknown): string {
  const { matchLabels, matchExpressions } = objectOf(selector);
  return [
    ...Object.entries(textMapOf(matchLabels)).map(([key, value]) => `${key}=${value}`),
    ...objectsOf(matchExpressions).map(({ key, operator, values }) => {
      const list = listOf(values).map(textOf).join(',');
      switch (operator) {
        case 'In':
          return `${textOf(key)} in (${list})`;
        case 'NotIn':
          return `${textOf(key)} notin (${list})`;
        case 'DoesNotExist':
          return `!${textOf(key)}`;
        default:
          return textOf(key);
      }
    }),
  ].join(',');
}
