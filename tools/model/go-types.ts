import { readModuleFile } from './go-modules';

/** What the Go declaration of a field says beyond the OpenAPI document. */
export interface GoField {
  /** The zero value differs from an absent field. */
  readonly pointer: boolean;
  /** The embedded struct that the field belongs to. */
  readonly inlined?: string;
  /** From the marker `+featureGate=`. */
  readonly gate?: string;
}

/** Fields by JSON name, of each Go struct by its name. */
export type GoTypes = ReadonlyMap<string, ReadonlyMap<string, GoField>>;

const FILES = [
  ['k8s.io/api', 'core/v1/types.go'],
  ['k8s.io/api', 'apps/v1/types.go'],
  ['k8s.io/apimachinery', 'pkg/apis/meta/v1/types.go'],
] as const;

const STRUCT = /^type (\w+) struct \{\n([\s\S]*?)^\}/gm;
// an embedded struct has no field name
const FIELD = /^\t(?:(\w+)\s+)?(\*?)(?:\[\]|map\[\w+\])?\*?([\w.]+)\s+`[^`]*json:"([\w$-]*)/;
const GATE = /^\t\/\/ \+featureGate=(\w+)/;

/** Where types are declared: a module and a file in it. */
export type GoFile = readonly [module: string, path: string];

/** The types of the API of one minor; those of a file of their own hide others of the same name. */
function readGoTypes(minor: number, file?: GoFile): GoTypes {
  const bodies = new Map<string, string>();
  const own = file === undefined ? [] : [file];
  for (const [module, path] of [...FILES, ...own]) {
    for (const [, name, body] of (readModuleFile(minor, module, path) ?? '').matchAll(STRUCT)) bodies.set(name, body);
  }
  const fieldsOf = (type: string): Map<string, GoField> => {
    const fields = new Map<string, GoField>();
    let gate: string | undefined;
    for (const line of (bodies.get(type) ?? '').split('\n')) {
      gate = GATE.exec(line)?.[1] ?? gate;
      const match = FIELD.exec(line);
      if (match === null) continue;
      const [, , star, goType, jsonName] = match;
      if (jsonName === '') {
        const inlined = goType.split('.').pop()!;
        for (const [name, field] of fieldsOf(inlined)) fields.set(name, { ...field, inlined });
      } else {
        fields.set(jsonName, { pointer: star === '*', ...(gate && { gate }) });
      }
      gate = undefined;
    }
    return fields;
  };
  return new Map([...bodies.keys()].map((type) => [type, fieldsOf(type)]));
}

/** The fields of all minors; where they differ, the newest one counts. */
export function mergeGoTypes(minors: readonly number[], file?: GoFile): GoTypes {
  const merged = new Map<string, Map<string, GoField>>();
  for (const minor of minors) {
    for (const [type, fields] of readGoTypes(minor, file)) {
      merged.set(type, new Map([...(merged.get(type) ?? []), ...fields]));
    }
  }
  return merged;
}
