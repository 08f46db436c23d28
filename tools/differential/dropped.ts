/** Values that Go writes nothing for, or that the server itself fills in or leaves out whatever a client sends. */
const SERVED = new Set([
  'status', 'metadata.uid', 'metadata.selfLink', 'metadata.generation', 'metadata.creationTimestamp', 'metadata.deletionTimestamp', 'metadata.deletionGracePeriodSeconds',
  'metadata.managedFields', 'metadata.resourceVersion', 'metadata.ownerReferences',
]);
const CONVERTED = /\.annotations\.(?:deprecated\.daemonset\.template\.generation|pod\.(?:alpha|beta)\.kubernetes\.io\/init-container(?:s|-statuses))$/;

/** The fields of a manifest that are not in what the server stores of it, each at the top of what is gone. */
export function dropped(sent: unknown, stored: unknown, path = ''): string[] {
  if (isNothing(sent) || SERVED.has(path) || CONVERTED.test(path)) return [];
  if (Array.isArray(sent)) return droppedOfList(sent, Array.isArray(stored) ? stored : [], path);
  if (typeof sent === 'object' && sent !== null) {
    // goes with the only field that is dropped of it
    if (stored === undefined && path.endsWith('.lifecycle')) return [`${path}.stopSignal`];
    if (Object.keys(sent).every((key) => CONVERTED.test(`${path}.${key}`))) return [];
    if (typeof stored !== 'object' || stored === null) return [path];
    return Object.entries(sent).flatMap(([key, value]) => dropped(value, (stored as { [key: string]: unknown })[key], path === '' ? key : `${path}.${key}`));
  }
  if (stored === undefined) return [path];
  return path.endsWith('.procMount') && sent !== stored ? [path] : [];
}

/** What goes from a list has a name that is not in what is left. */
function droppedOfList(sent: readonly unknown[], stored: readonly unknown[], path: string): string[] {
  if (sent.length === stored.length) return sent.flatMap((value, i) => dropped(value, stored[i], `${path}[${i}]`));
  if (stored.length === 0 && !/\.(?:volumes|volumeMounts)$/.test(path)) return [path];
  const names = new Set(stored.map(nameOf));
  return sent.flatMap((value, i) => isNothing(value) || names.has(nameOf(value)) ? [] : [`${path}[${i}]`]);
}

function nameOf(value: unknown): unknown {
  return (value as { readonly name?: unknown } | null)?.name;
}

/** Whether Go may write nothing for it: whether it was dropped cannot be told. */
export function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null || value === undefined || value === '' || value === 0 || value === false;
  return Object.values(value).every(isNothing) && (!Array.isArray(value) || value.length === 0);
}

/** What stands at a field's path; keys with dots in them are not found. */
export function valueAt(manifest: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).filter((step) => step !== '').reduce((value, step) => (value as { [key: string]: unknown } | undefined)?.[step], manifest);
}
