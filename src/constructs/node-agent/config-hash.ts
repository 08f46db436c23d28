import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigReference } from './config-references';
import { ExternalConfig } from './options';
import { appState } from '../app-state';
import { shortHash } from '../names';

const keyOf = ({ kind, name }: { readonly kind: string; readonly name: string }) => `${kind}/${name}`;

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, inOrder(item)]);
};

/** The ConfigMap or Secret of the app; the last one where several have the name. */
function objectOf(scope: IConstruct, namespace: string | undefined, key: string): ApiObject | undefined {
  const { configObjects } = appState(scope);
  const wanted = `${namespace ?? ''}/${key}`;
  const known = configObjects.get(wanted);
  if (known && isInTree(known)) return known;
  configObjects.clear();
  for (const object of scope.node.root.node.findAll()) {
    if (!ApiObject.isApiObject(object) || (object.kind !== 'ConfigMap' && object.kind !== 'Secret')) continue;
    configObjects.set(`${object.metadata.namespace ?? ''}/${keyOf(object)}`, object);
  }
  return configObjects.get(wanted);
}

/** Whether a construct is still there: constructs can be removed, and others can take their place. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return !scope || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

/** The contents that a pod reads, by kind and name: those that somebody else makes, and those of the same app and namespace. */
export function knownContents(
  scope: IConstruct,
  namespace: string | undefined,
  references: readonly ConfigReference[],
  external: readonly ExternalConfig[] = [],
): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const one of external) {
    contents.set(keyOf(one), JSON.stringify([one.kind, one.name, one.hash ?? inOrder(one.content)]));
  }
  for (const key of new Set(references.map(keyOf))) {
    const object = contents.has(key) ? undefined : objectOf(scope, namespace, key);
    if (!object) continue;
    const { kind, data, binaryData, stringData } = object.toJson();
    contents.set(key, JSON.stringify([kind, object.name, inOrder({ data, binaryData, stringData })]));
  }
  return contents;
}

/** A hash of contents; undefined where there are none. Only data counts, so that a new label on a ConfigMap restarts nothing. */
export function configHash(
  contents: ReadonlyMap<string, string>,
  references: readonly ConfigReference[],
): string | undefined {
  const read = [...new Set(references.map(keyOf))]
    .map((key) => contents.get(key))
    .filter((content) => content !== undefined);
  return read.length ? shortHash(read.sort().join('\n'), 16) : undefined;
}

/** Whether the content of what is read is known, so that a change of it restarts the pods. */
export function isKnown(contents: ReadonlyMap<string, string>, reference: ConfigReference): boolean {
  return contents.has(keyOf(reference));
}

/** Throws where the content of what somebody else makes is not known, or known twice. */
export function checkExternalConfig(path: string, { kind, name, content, hash }: ExternalConfig): void {
  if ((content === undefined) !== (hash === undefined)) return;
  throw new Error(
    `${path}: externalConfig of ${kind} '${name}' has ${hash === undefined ? 'neither content nor hash' : 'both content and hash'}; give one of them`,
  );
}
