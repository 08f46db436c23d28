import { Path } from '../../src/findings/path';

/** Values that Go writes nothing for, or that the server itself fills in or leaves out whatever a client sends. */
const SERVED = new Set([
  'status',
  'metadata.uid',
  'metadata.selfLink',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.deletionGracePeriodSeconds',
  'metadata.managedFields',
  'metadata.resourceVersion',
  'metadata.ownerReferences',
  'metadata.annotations.deprecated.daemonset.template.generation',
]);

/** The fields of a manifest that are not in what the server stores of it, each at the top of what is gone. */
export function dropped(sent: unknown, stored: unknown, path = ''): string[] {
  if (isNothing(sent) || SERVED.has(path)) return [];
  if (Array.isArray(sent)) return droppedOfList(sent, Array.isArray(stored) ? stored : [], path);
  if (typeof sent === 'object' && sent !== null) {
    // goes with the only field that is dropped of it
    if (stored === undefined && path.endsWith('.lifecycle')) return [`${path}.stopSignal`];
    // of a map there may be nothing left
    if (stored === undefined && path.endsWith('.annotations')) return dropped(sent, {}, path);
    if (typeof stored !== 'object' || stored === null) return [path];
    return Object.entries(sent).flatMap(([key, value]) =>
      dropped(value, (stored as { [key: string]: unknown })[key], path === '' ? key : `${path}.${key}`),
    );
  }
  if (stored === undefined) return [path];
  return path.endsWith('.procMount') && sent !== stored ? [path] : [];
}

/** What goes from a list is not what comes next in what is left. */
function droppedOfList(sent: readonly unknown[], stored: readonly unknown[], path: string): string[] {
  if (stored.length === 0 && !/\.(?:volumes|volumeMounts)$/.test(path)) return [path];
  let at = 0;
  return sent.flatMap((value, i) => {
    if (sent.length === stored.length || isKept(value, stored[at])) {
      return dropped(value, stored[at++], `${path}[${i}]`);
    }
    return isNothing(value) ? [] : [`${path}[${i}]`];
  });
}

/** Whether an item of a list has become that one: it has the name and the fields. */
function isKept(sent: unknown, stored: unknown): boolean {
  if (stored === undefined) return false;
  const [before, after] = [sent ?? {}, stored] as { readonly [key: string]: unknown }[];
  return (
    (before.name ?? '') === after.name &&
    Object.entries(before).every(
      ([key, value]) => key in after || (isNothing(value) && (typeof value !== 'object' || value === null)),
    )
  );
}

/** Whether Go may write nothing for it: whether it was dropped cannot be told. */
export function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === null || value === undefined || value === '' || value === 0 || value === false;
  }
  return Object.values(value).every(isNothing) && (!Array.isArray(value) || value.length === 0);
}

/** What stands at a path, or around it where there is nothing. */
export function valueAt(manifest: unknown, path: Path): unknown {
  let value = manifest;
  for (const step of path.segments()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) break;
    value = (value as { [key: string | number]: unknown })[step];
  }
  return value;
}
