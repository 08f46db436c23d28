/*
 * Manifests, nodes and pods come from files and may hold anything. What is not of the expected shape reads as if it were not there.
 */

export type Struct = { readonly [key: string]: unknown };

export function structOf(value: unknown): Struct {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Struct) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function structsOf(value: unknown): Struct[] {
  return listOf(value).map(structOf);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a map, such as labels. */
export function textMapOf(value: unknown): { [key: string]: string } {
  const texts: { [key: string]: string } = {};
  for (const [key, text] of Object.entries(structOf(value))) {
    // no plain assignment: a label may be called __proto__
    if (typeof text === 'string') {
      Object.defineProperty(texts, key, { value: text, enumerable: true, configurable: true, writable: true });
    }
  }
  return texts;
}

export function podSpecOf(daemonSet: unknown): Struct {
  return structOf(structOf(structOf(structOf(daemonSet).spec).template).spec);
}
