import { AppObject, userPath } from './app-objects';
import { CLUSTER_SCOPED_KINDS } from '../../model/cluster-scoped-kinds';

/** Objects of one kind, namespace and name: of two, the one that is applied last stays. */
export function duplicateErrors(objects: readonly AppObject[]): string[] {
  const first = new Map<string, AppObject>();
  return objects.flatMap((one) => {
    const { apiGroup, kind, name, metadata } = one.object;
    const isClusterScoped = CLUSTER_SCOPED_KINDS.has(`${apiGroup === 'core' ? '' : apiGroup}/${kind}`);
    const key = [apiGroup, kind, name, isClusterScoped ? '' : one.place].join('\n');
    const other = first.get(key);
    if (!other) {
      first.set(key, one);
      return [];
    }
    const inNamespace = metadata.namespace === undefined ? '' : ` in namespace '${metadata.namespace}'`;
    const where = isClusterScoped ? ', which is in no namespace' : inNamespace;
    return [
      `${userPath(other.object)} and ${userPath(one.object)} both make the ${kind} '${name}'${where}; the one that is applied last would replace the other: give one of them another name`,
    ];
  });
}
