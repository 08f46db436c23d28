/** Where in a manifest a path leads: the position of each of its steps among those beside it, up to the first that the manifest does not have. */
export function placeIn(manifest: unknown, path: readonly (string | number)[]): number[] {
  const place: number[] = [];
  let at = manifest;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    const keys = Object.keys(at);
    const i = keys.indexOf(String(step));
    // what is missing comes after all that is there
    place.push(i < 0 ? keys.length : i);
    if (i < 0) break;
    at = (at as { [key: string | number]: unknown })[step];
  }
  return place;
}

export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((position, i) => position !== b[i]);
  if (differs < 0) return a.length - b.length;
  return differs < b.length ? a[differs] - b[differs] : 1;
}
