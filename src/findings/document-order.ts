/**
 * Where in a manifest a field of a finding stands: the position of each of its steps among those beside it, as far as the manifest has them.
 * The server leaves out or adds a step here and there; such a field stands at the end of what is found of it.
 */
export function placeOf(field: string, manifest: unknown): number[] {
  const place: number[] = [];
  let at = manifest;
  for (let rest = field; rest !== '' && typeof at === 'object' && at !== null; ) {
    const keys = Object.keys(at);
    const i = keys.reduce(
      (best, key, n) => (begins(rest, key) && key.length > (keys[best] ?? '').length ? n : best),
      -1,
    );
    place.push(i < 0 ? keys.length : i);
    if (i < 0) break;
    rest = rest.slice(stepOf(rest, keys[i]).length).replace(/^\./, '');
    at = (at as { [key: string]: unknown })[keys[i]];
  }
  return place;
}

function begins(field: string, key: string): boolean {
  const step = stepOf(field, key);
  return (
    field.startsWith(step) && (field.length === step.length || field[step.length] === '.' || field[step.length] === '[')
  );
}

/** Indexes, and keys of some maps, stand in brackets. */
function stepOf(field: string, key: string): string {
  return field.startsWith('[') ? `[${key}]` : key;
}

export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((position, i) => position !== b[i]);
  if (differs < 0) return a.length - b.length;
  return differs < b.length ? a[differs] - b[differs] : 1;
}
