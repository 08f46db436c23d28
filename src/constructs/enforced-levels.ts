import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { EnforcedLevel, enforcedLevelOf } from '../validation/pod-security/enforced-level';

const INDEX = Symbol.for('cdk8s-daemonsets.enforced-levels');

type Index = ReadonlyMap<string, EnforcedLevel>;
type Indexed = IConstruct & { [INDEX]?: Index };

/** Takes up the levels of the namespaces that the app itself makes. */
export function indexEnforcedLevels(root: IConstruct, objects: readonly { readonly object: ApiObject }[]): void {
  const index = new Map<string, EnforcedLevel>();
  for (const { object } of objects) {
    if (object.kind !== 'Namespace' || object.apiVersion !== 'v1') continue;
    const level = enforcedLevelOf((label) => object.metadata.getLabel(label));
    if (level) index.set(object.name, level);
  }
  Object.defineProperty(root, INDEX, { value: index, configurable: true });
}

/** The level that the namespace enforces as of the last validation of the app; undefined where the app does not make that namespace. */
export function enforcedLevel(
  { node: { root } }: IConstruct,
  namespace: string | undefined,
): EnforcedLevel | undefined {
  return namespace === undefined ? undefined : (root as Indexed)[INDEX]?.get(namespace);
}
