type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The smallest JSON value that is left where fields, items and characters are taken away for as long as `holds` is true of the rest. */
export function shrink(value: object, holds: (smaller: object) => boolean): object {
  const root = { value: structuredClone(value) as Json };
  let isSmaller = true;
  while (isSmaller) {
    isSmaller = false;
    for (const change of changes(root.value, [])) {
      const before = root.value;
      const after = change(structuredClone(before));
      if (typeof after !== 'object' || after === null || JSON.stringify(after).length >= JSON.stringify(before).length || !holds(after)) continue;
      root.value = after;
      isSmaller = true;
      break;
    }
  }
  return root.value as object;
}

type Change = (root: Json) => Json;
type Path = readonly (string | number)[];

/** The biggest first: what is at the top goes before what is in it. */
function* changes(root: Json, path: Path): Generator<Change> {
  const queue: { value: Json; path: Path }[] = [{ value: root, path }];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { value, path: here } = at;
    if (here.length > 0) {
      yield (copy) => edit(copy, here, (parent, key) => { if (Array.isArray(parent)) parent.splice(Number(key), 1); else delete parent[key]; });
      if (typeof value === 'string' && value.length > 3) {
        for (const rest of [value.slice(0, value.length / 2), value.slice(value.length / 2), value.slice(1)]) {
          yield (copy) => edit(copy, here, (parent, key) => { (parent as { [key: string | number]: Json })[key] = rest; });
        }
      }
    }
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) queue.push({ value: inner, path: [...here, key] });
    }
  }
}

function edit(root: Json, path: Path, apply: (parent: Json[] | { [key: string]: Json }, key: string) => void): Json {
  let parent = root as { [key: string]: Json };
  for (const key of path.slice(0, -1)) parent = parent[key] as { [key: string]: Json };
  apply(parent, String(path[path.length - 1]));
  return root;
}
