import { Schema, Source } from './openapi';
import { Field } from '../../src/model/field';

const ROOT = 'io.k8s.api.apps.v1.DaemonSet';
const SCALARS: Record<string, string> = {
  Quantity: 'quantity',
  IntOrString: 'intOrString',
  Time: 'time',
  FieldsV1: 'any',
  MicroTime: 'any',
  RawExtension: 'any',
  JSON: 'any',
  JSONSchemaPropsOrArray: 'any',
  JSONSchemaPropsOrBool: 'any',
  JSONSchemaPropsOrStringArray: 'any',
  // of what the map holds or the struct consists, no document says
  array: 'any',
  object: 'any',
};

export type Types = Map<string, Map<string, Field>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const lastWord = (name: string) => name.split('.').pop()!;
const refOf = (schema: Schema) => schema.$ref?.slice('#/definitions/'.length);

/** The types that objects of a kind consist of, by full name. */
export function reachable(definitions: Record<string, Schema>, root: string): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name) || lastWord(name) in SCALARS || definitions[name] === undefined) return;
    seen.add(name);
    for (const schema of Object.values(definitions[name].properties ?? {})) {
      const inner = refOf(schema) ?? refOf(schema.items ?? {}) ?? refOf(schema.additionalProperties ?? {});
      if (inner) visit(inner);
    }
  };
  visit(root);
  return [...seen];
}

function typeOf(schema: Schema, nameOf: (full: string) => string): string {
  const ref = refOf(schema);
  if (ref) return SCALARS[lastWord(ref)] ?? nameOf(ref);
  if (schema.type === 'integer') return schema.format!;
  if (schema.format === 'byte') return 'bytes';
  return SCALARS[schema.type!] ?? schema.type!;
}

function fieldOf(name: string, schema: Schema, required: boolean, nameOf: (full: string) => string): Field {
  const inner = schema.items ?? schema.additionalProperties;
  return {
    name,
    type: typeOf(inner ?? schema, nameOf),
    ...(inner && { shape: schema.items ? ('list' as const) : ('map' as const) }),
    ...(schema['x-kubernetes-list-type'] && { listType: schema['x-kubernetes-list-type'] }),
    ...(schema['x-kubernetes-list-map-keys'] && { listKeys: schema['x-kubernetes-list-map-keys'] }),
    ...(schema['x-kubernetes-map-type'] === 'atomic' && { atomic: true as const }),
    ...(required && { required: true as const }),
  };
}

/**
 * The union of all minors. Where they differ, the newest minor that has the field describes it, so that a schema fixed
 * later (a list key that was missing) applies to all of them.
 */
export function mergeTypes(
  sources: Source[],
  roots: readonly string[] = [ROOT],
  nameOf: (full: string) => string = lastWord,
): Types {
  const types: Types = new Map();
  const oldest = sources[0].minor;
  const newest = sources[sources.length - 1].minor;
  const minorsOf = new Map<Field, number[]>();
  for (const { minor, definitions } of sources) {
    for (const full of new Set(roots.flatMap((root) => reachable(definitions, root)))) {
      const fields = types.get(nameOf(full)) ?? new Map<string, Field>();
      types.set(nameOf(full), fields);
      for (const [name, schema] of Object.entries(definitions[full].properties ?? {})) {
        const earlier = fields.get(name);
        const field = fieldOf(name, schema, definitions[full].required?.includes(name) ?? false, nameOf);
        minorsOf.set(field, [...(earlier ? minorsOf.get(earlier)! : []), minor]);
        fields.set(name, field);
      }
    }
  }
  for (const [field, minors] of minorsOf) {
    const mutable = field as Mutable<Field>;
    if (minors[0] !== oldest) mutable.since = minors[0];
    if (minors[minors.length - 1] !== newest) mutable.until = minors[minors.length - 1];
    // a field that only some minors have cannot be required of a manifest for all of them
    if (mutable.until) delete mutable.required;
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)));
}
