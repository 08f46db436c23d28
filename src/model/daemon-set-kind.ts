import { objectOf } from './untyped';

/** DaemonSets of Kubernetes, also of versions that are no longer served. Other projects have kinds of that name as well. */
export function isDaemonSet(value: unknown): boolean {
  const { kind, apiVersion } = objectOf(value);
  return (
    kind === 'DaemonSet' &&
    (typeof apiVersion !== 'string' || !apiVersion.includes('/') || /^(?:apps|extensions)\//.test(apiVersion))
  );
}

/** DaemonSets of the only version that is served. */
export function isAppsV1DaemonSet(value: unknown): boolean {
  return isDaemonSet(value) && objectOf(value).apiVersion === 'apps/v1';
}
