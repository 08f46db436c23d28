import { fieldPath } from '../../importer/json-values';
import { ManifestPath } from '../../manifest/origin';
import { isJsonObject, isSameJson } from '../../model/json-object';

/** A path where two objects differ. It has no values, because they may be secret. */
export interface Difference {
  readonly path: ManifestPath;
  readonly message: string;
}

export function differences(wanted: unknown, found: unknown, path: ManifestPath = []): Difference[] {
  if (isSameJson(wanted, found)) return [];
  const at = (step: string | number) => [...path, step];
  const tell = (where: ManifestPath, message: string): Difference => ({
    path: where,
    message: `${fieldPath(where) || 'the object'} ${message}`,
  });
  if (isJsonObject(wanted) && isJsonObject(found)) {
    return [
      ...Object.keys(wanted).flatMap((key) =>
        Object.hasOwn(found, key) ? differences(wanted[key], found[key], at(key)) : [tell(at(key), 'is not written')],
      ),
      ...Object.keys(found)
        .filter((key) => !Object.hasOwn(wanted, key))
        .map((key) => tell(at(key), 'is written, but was not read')),
    ];
  }
  if (Array.isArray(wanted) && Array.isArray(found)) {
    const length =
      wanted.length === found.length
        ? []
        : [tell(path, `has ${found.length} items as it is written, not ${wanted.length}`)];
    return [...length, ...wanted.slice(0, found.length).flatMap((item, i) => differences(item, found[i], at(i)))];
  }
  return [tell(path, 'is written with another value')];
}
