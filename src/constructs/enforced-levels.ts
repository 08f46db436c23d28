import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appState } from './app-state';
import { EnforcedLevel, enforcedLevelOf } from '../validation/pod-security/enforced-level';

/** Keeps the levels that the namespaces of the app enforce, for the DaemonSets in these namespaces. */
export function readEnforcedLevels(
  scope: IConstruct,
  objects: Iterable<ApiObject> = apiObjects(scope.node.root),
): void {
  const levels = new Map<string, EnforcedLevel>();
  for (const { kind, apiVersion, metadata, name } of objects) {
    if (kind !== 'Namespace' || apiVersion !== 'v1') continue;
    const level = enforcedLevelOf((label) => metadata.getLabel(label));
    if (level) levels.set(name, level);
  }
  appState(scope).enforcedLevels = levels;
}

/** The level that a namespace enforces; undefined where the app does not make the namespace. */
export function enforcedLevel(construct: IConstruct, namespace: string | undefined): EnforcedLevel | undefined {
  return namespace === undefined ? undefined : appState(construct).enforcedLevels.get(namespace);
}

function apiObjects(root: IConstruct): ApiObject[] {
  return root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}
