import { readFileSync } from 'fs';
import { join } from 'path';

interface Schema {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly required?: string[];
  readonly enum?: unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

// of the published CustomResourceDefinitions, see tools/monitoring/crds.ts
const SCHEMAS = JSON.parse(readFileSync(join(__dirname, '../constructs/crds.json'), 'utf8')) as {
  readonly [kind: string]: Schema;
};

/** What the published CustomResourceDefinition says against an object: fields it does not know, which the server would drop, and wrong values. */
export function crdProblems({
  apiVersion,
  kind,
  spec,
}: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: unknown;
}): string[] {
  const schema = SCHEMAS[`${apiVersion}/${kind}`];
  return schema ? problemsOf(spec, schema, 'spec') : [`no published definition of ${apiVersion} ${kind}`];
}

function problemsOf(value: unknown, schema: Schema, path: string): string[] {
  if (schema['x-kubernetes-int-or-string']) {
    return ['string', 'number'].includes(typeof value) ? [] : [`${path}: is ${typeof value}`];
  }
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const fits = schema.type === 'integer' ? Number.isInteger(value) : schema.type === undefined || schema.type === type;
  if (!fits) return [`${path}: is ${type}, not ${schema.type}`];
  const problems: string[] = [];
  if (schema.enum && !schema.enum.includes(value)) {
    problems.push(`${path}: ${JSON.stringify(value)} is not one of ${schema.enum.join(', ')}`);
  }
  if (typeof value === 'string') {
    if (schema.pattern && !new RegExp(schema.pattern).test(value)) {
      problems.push(`${path}: '${value}' does not match ${schema.pattern}`);
    }
    if (value.length < (schema.minLength ?? 0)) problems.push(`${path}: too short`);
  }
  if (typeof value === 'number' && value < (schema.minimum ?? -Infinity)) {
    problems.push(`${path}: ${value} is less than ${schema.minimum}`);
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) problems.push(`${path}: too few`);
    return [...problems, ...value.flatMap((item, i) => problemsOf(item, schema.items ?? {}, `${path}[${i}]`))];
  }
  if (type !== 'object') return problems;
  const object = value as { readonly [name: string]: unknown };
  for (const name of schema.required ?? []) {
    if (object[name] === undefined) problems.push(`${path}.${name}: is required`);
  }
  for (const [name, inner] of Object.entries(object)) {
    const known = schema.properties?.[name] ?? schema.additionalProperties;
    if (known) problems.push(...problemsOf(inner, known, `${path}.${name}`));
    else if (!schema['x-kubernetes-preserve-unknown-fields']) problems.push(`${path}.${name}: is unknown`);
  }
  return problems;
}
