import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { EnforcedLevel, enforcedLevelOf } from '../validation/pod-security/enforced-level';

const INDEX = Symbol.for('cdk8s-daemonsets.enforced-levels');

type Index = ReadonlyMap<string, EnforcedLevel>;
type Indexed = IConstruct & { [INDEX]?: Index };

/** The levels by the names of the namespaces that the app itself makes. */
function indexOf(root: IConstruct): Index {
  const index = new Map<string, EnforcedLevel>();
  for (const construct of root.node.findAll()) {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'Namespace' || construct.apiVersion !== 'v1') continue;
    const level = enforcedLevelOf((label) => construct.metadata.getLabel(label));
    if (level) index.set(construct.name, level);
  }
  return index;
}

/**
 * Keeps the index of an app fresh: cdk8s validates the root before everything within it, so that the whole app is looked through once a pass
 * and not once a DaemonSet.
 */
export function keepEnforcedLevels({ node: { root } }: IConstruct): void {
  if (INDEX in root) return;
  Object.defineProperty(root, INDEX, { value: new Map(), writable: true });
  root.node.addValidation({
    validate: () => {
      (root as Indexed)[INDEX] = indexOf(root);
      return [];
    },
  });
}

/** The level that the namespace enforces as of the last validation of the app; undefined where the app does not make that namespace. */
export function enforcedLevel({ node: { root } }: IConstruct, namespace: string | undefined): EnforcedLevel | undefined {
  return namespace === undefined ? undefined : (root as Indexed)[INDEX]?.get(namespace);
}
