import { isJsonObject } from '../../model/json-object';

/** Labels and annotations by which a renderer marks what it made. */
const MARKS =
  /^(helm\.sh\/chart|app\.kubernetes\.io\/managed-by|checksum\/.*|meta\.helm\.sh\/.*|cdk8s-daemonsets\/.*)$/;
const MARKED = ['labels', 'annotations', 'matchLabels'];

/** A value without the marks of a renderer, fields without a value, and labels or annotations that are empty then. */
export function withoutMarks(value: unknown, holder?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMarks(item));
  if (!isJsonObject(value)) return value;
  const isMarked = holder !== undefined && MARKED.includes(holder);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (item === null || item === undefined || (isMarked && MARKS.test(key))) return [];
      const plain = withoutMarks(item, key);
      const isEmpty = (key === 'labels' || key === 'annotations') && isJsonObject(plain) && !Object.keys(plain).length;
      return isEmpty ? [] : [[key, plain] as const];
    }),
  );
}
