import { execFileSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

/*
 * Writes test/constructs/crds.json: what the published CustomResourceDefinitions of Prometheus Operator v0.85.0 and the vertical pod autoscaler
 * v1.8.1 say of names and types, and nothing else of them.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/monitoring/crds.ts
 */

const KEPT = new Set([
  'type',
  'required',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
]);

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: {
      readonly name: string;
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}
interface Schema {
  readonly [keyword: string]: any;
}

function trimmed(schema: Schema): Schema {
  const kept: { [keyword: string]: any } = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEPT.has(keyword)) {
      kept[keyword] = value;
    } else if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object')) {
      kept[keyword] = trimmed(value);
    } else if (keyword === 'properties') {
      kept[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, trimmed(inner as Schema)]),
      );
    }
  }
  return kept;
}

const files = execFileSync(join(__dirname, '../../conformance/crds.sh'), { encoding: 'utf8' }).trim().split('\n');
const kinds: { [kind: string]: Schema } = {};
for (const { kind, spec } of files
  .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Crd | null))
  .filter((crd) => crd !== null)) {
  const version = kind === 'CustomResourceDefinition' ? spec.versions.find(({ storage }) => storage) : undefined;
  if (version && spec.names.kind !== 'VerticalPodAutoscalerCheckpoint') {
    kinds[`${spec.group}/${version.name}/${spec.names.kind}`] = trimmed(version.schema.openAPIV3Schema).properties.spec;
  }
}
// a line a kind
const lines = Object.entries(kinds).map(([kind, schema]) => `  ${JSON.stringify(kind)}: ${JSON.stringify(schema)}`);
writeFileSync(join(__dirname, '../../test/constructs/crds.json'), `{\n${lines.join(',\n')}\n}\n`);
