import { Field } from '../../src/model/field';
import { TYPES } from '../../src/model/field-table';

const SCALARS: Record<string, unknown> = {
  string: 'text',
  boolean: true,
  int32: 7,
  int64: 2 ** 40,
  quantity: '100m',
  intOrString: '10%',
  time: '2024-01-02T03:04:05Z',
  any: { 'f:spec': { 'f:template': {} } },
};

export interface Sample {
  /** Path of types and fields from the root, e.g. `DaemonSetSpec.template.spec.containers`. */
  readonly path: string;
  readonly field: Field;
  /** The root object with this field set and nothing but what leads to it. */
  readonly value: any;
}

function wrap(field: Field, inner: unknown): unknown {
  if (field.shape === 'list') return [inner];
  return field.shape === 'map' ? { key: inner } : inner;
}

/** One sample for each field of each type, reached by the shortest way from the root type. */
export function fieldSamples(root: string): Sample[] {
  const samples: Sample[] = [];
  const queue: { type: string; path: string; build: (inner: unknown) => unknown }[] = [
    { type: root, path: root, build: (inner) => inner },
  ];
  const seen = new Set([root]);
  for (const { type, path, build } of queue) {
    for (const field of TYPES.get(type)!.values()) {
      const place = (inner: unknown) => build({ [field.name]: wrap(field, inner) });
      const isStruct = TYPES.has(field.type);
      samples.push({
        path: `${path}.${field.name}`,
        field,
        value: place(isStruct ? {} : (field.values?.[0] ?? SCALARS[field.type])),
      });
      if (isStruct && !seen.has(field.type)) {
        seen.add(field.type);
        queue.push({ type: field.type, path: `${path}.${field.name}`, build: place });
      }
    }
  }
  return samples;
}
