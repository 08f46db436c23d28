import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { LEVELS } from '../validation/pod-security/levels';
import { PodSecurityLevel } from '../validation/pod-security/result';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const INDEX = Symbol.for('cdk8s-daemonsets.enforced-levels');

/** A Pod Security level that a namespace enforces, and the minor whose policy it pins. */
export interface EnforcedLevel {
  readonly level: PodSecurityLevel;
  readonly policyVersion?: number;
}

type Index = ReadonlyMap<string, EnforcedLevel>;
type Indexed = IConstruct & { [INDEX]?: Index };

function levelOf({ metadata }: ApiObject): EnforcedLevel | undefined {
  const level = metadata.getLabel(ENFORCE);
  if (level === undefined || !(LEVELS as readonly string[]).includes(level)) return undefined;
  const pinned = /^v1\.(\d+)$/.exec(metadata.getLabel(`${ENFORCE}-version`) ?? '');
  return { level: level as PodSecurityLevel, ...(pinned && { policyVersion: Number(pinned[1]) }) };
}

/** The levels by the names of the namespaces that the app itself makes. */
function indexOf(root: IConstruct): Index {
  const index = new Map<string, EnforcedLevel>();
  for (const construct of root.node.findAll()) {
    if (!ApiObject.isApiObject(construct) || construct.kind !== 'Namespace' || construct.apiVersion !== 'v1') continue;
    const level = levelOf(construct);
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
