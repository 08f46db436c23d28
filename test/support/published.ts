import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { App, Chart, ChartProps, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { testIf } from './test-if';
import { TargetClusters } from '../../src/constructs/target-clusters';

const folder = resolve(__dirname, '../../../shared/published');

/** Manifests of vendors lie beside the project, not in it; tests that compare with them are skipped, visibly, where the folder is absent. */
export const publishedTest = testIf(existsSync(folder), 'the manifests of vendors are not in ../shared/published');

type Json = { [key: string]: any };

const MARKS =
  /^(helm\.sh\/chart|app\.kubernetes\.io\/managed-by|checksum\/.*|meta\.helm\.sh\/.*|cdk8s-daemonsets\/.*)$/;

/** The object without what a renderer leaves in it: its marks, fields without a value, and maps of labels or annotations that are empty then. */
export function withoutMarks(value: any, key = ''): any {
  if (Array.isArray(value)) return value.map((item) => withoutMarks(item));
  if (value === null || typeof value !== 'object') return value;
  const marked = key === 'labels' || key === 'annotations' || key === 'matchLabels';
  const entries = Object.entries(value)
    .filter(([name, item]) => item !== null && item !== undefined && !(marked && MARKS.test(name)))
    .map(([name, item]) => [name, withoutMarks(item, name)] as const);
  return Object.fromEntries(
    entries.filter(
      ([name, item]) => !((name === 'annotations' || name === 'labels') && Object.keys(item).length === 0),
    ),
  );
}

export interface PublishedOptions {
  /** Values for the marks of a template. */
  readonly fill?: { [mark: string]: string };
  /** The namespace that the file leaves to `kubectl -n`. */
  readonly namespace?: string;
}

const CLUSTER_SCOPED = /^(Cluster|CSIDriver|Namespace|RuntimeClass|PriorityClass|StorageClass)/;

function inNamespace(object: Json, namespace: string): Json {
  const subjects = object.subjects?.map((one: Json) => (one.kind === 'ServiceAccount' ? { namespace, ...one } : one));
  return {
    ...object,
    metadata: CLUSTER_SCOPED.test(object.kind) ? object.metadata : { namespace, ...object.metadata },
    ...(subjects && { subjects }),
  };
}

/** The objects of a published file. */
export function published(file: string, { fill = {}, namespace }: PublishedOptions = {}): Json[] {
  const text = Object.entries(fill).reduce(
    (all, [mark, value]) => all.split(mark).join(value),
    readFileSync(join(folder, file), 'utf8'),
  );
  return parseAllDocuments(text, { version: '1.1', merge: true })
    .map((document) => document.toJS())
    .flatMap((object) => (object?.kind === 'List' ? object.items : [object]))
    .map((object) => withoutMarks(object))
    .filter((object) => object?.kind)
    .map((object) => (namespace ? inNamespace(object, namespace) : object));
}

/** What constructs make in a chart of a namespace, without the marks of the renderer. */
export function made(
  make: (chart: Chart) => void,
  { kubernetesVersion, ...props }: ChartProps & { kubernetesVersion?: string } = {},
): Json[] {
  const chart = new Chart(new App(), 'agents', { disableResourceNameHashes: true, ...props });
  if (kubernetesVersion) TargetClusters.of(chart).use({ kubernetesVersion });
  make(chart);
  return Testing.synth(chart).map((object) => withoutMarks(JSON.parse(JSON.stringify(object))));
}

export const keyOf = ({ kind, metadata }: Json) => `${kind} ${metadata.name}`;

/** Every DaemonSet of the file is made, and whatever else is made is as published; `left` says which objects of the vendor are not made. */
export function expectPublished(objects: Json[], vendor: Json[], left: RegExp = /^$/): void {
  const vendorKeys = vendor.map(keyOf);
  expect(vendor.some(({ kind }) => kind === 'DaemonSet')).toBe(true);
  const byKey = new Map(objects.map((object) => [keyOf(object), object]));
  expect(byKey.size).toBe(objects.length);
  expect(vendorKeys.filter((key) => !byKey.has(key) && (key.startsWith('DaemonSet ') || !left.test(key)))).toEqual([]);
  for (const [key, object] of byKey) {
    expect(object).toEqual(vendor[vendorKeys.indexOf(key)] ?? `an object of the vendor called ${key}`);
  }
}
