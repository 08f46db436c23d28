import { parseAllDocuments, stringify } from 'yaml';
import { ImportedChart } from '../../importer/import-sources';
import { ManifestSource } from '../../manifest/read-manifests';
import { isJsonObject, isSameJson } from '../../model/json-object';

/** A copy of an imported file in the app. */
export interface Original {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether it holds the objects instead of the original text, because cdk8s would read the text differently from kubectl. */
  readonly isRewritten: boolean;
}

const VERSION = { version: '1.1' } as const;

/** The files of the charts, in a form that `Yaml.load` of cdk8s reads as kubectl does. */
export function originalsOf(sources: readonly ManifestSource[], charts: readonly ImportedChart[]): Original[] {
  return charts.map(({ id, objects }, i) => {
    const { name, content } = sources[i];
    const values = objects.map(({ document }) => document.value);
    const path = `original/${id}${/\.json$/i.test(name) ? '.json' : '.yaml'}`;
    return isReadAlike(content, values)
      ? { path, content, isRewritten: false }
      : {
          path: `original/${id}.yaml`,
          content: values.map((value) => stringify(value, { ...VERSION, lineWidth: 0 })).join('---\n'),
          isRewritten: true,
        };
  });
}

function isReadAlike(content: string | Uint8Array, values: readonly unknown[]): boolean {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString();
  try {
    const read = parseAllDocuments(text, VERSION).map((document) => document.toJSON());
    return isSameJson(
      read.filter((value) => isJsonObject(value) && Object.keys(value).length > 0).flatMap(itemsOf),
      values.map(withoutBigints),
    );
  } catch {
    return false;
  }
}

function itemsOf(object: unknown): unknown[] {
  const { kind, items } = object as { readonly kind?: unknown; readonly items?: unknown };
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items.flatMap(itemsOf) : [object];
}

/** cdk8s rounds numbers beyond 2^53 when it reads the file and when it reads the output of the app. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigints);
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBigints(inner)]))
    : value;
}
