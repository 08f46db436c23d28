export const KUBELET_ROOT = '/var/lib/kubelet';

// at the start of a path, or of the value of a flag
const ROOT = /(^|[=:])\/var\/lib\/kubelet(?=\/|$)/g;

/** The same data with every path below the usual root of the kubelet moved below `root`. */
export function atKubeletRoot<T>(value: T, root: string): T {
  if (root === KUBELET_ROOT) return value;
  return moved(value, root) as T;
}

function moved(value: unknown, root: string): unknown {
  if (typeof value === 'string') return value.replace(ROOT, (_, before: string) => before + root);
  if (Array.isArray(value)) return value.map((item) => moved(item, root));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, root)]));
}

/** Throws where the root is no absolute path, or ends with a slash. */
export function checkKubeletRoot(path: string, root: string): void {
  if (/^\/.*[^/]$/.test(root)) return;
  throw new Error(
    `${path}: kubeletRoot is '${root}'; give the absolute path without a slash at its end, such as '${KUBELET_ROOT}'`,
  );
}
