import { AppObject, userPath } from './app-objects';
import { CLUSTER_SCOPED_KINDS } from '../../model/cluster-scoped-kinds';

/** Objects of one kind, namespace and name: of two, the one that is applied last stays. */
export function duplicateErrors(objects: readonly AppObject[]): string[] {
  const first = new Map<string, AppObject>();
  return objects.flatMap((one) => {
    const {
      object: {
        apiGroup,
        kind,
        name,
        metadata: { namespace },
      },
      chart,
    } = one;
    const isClusterScoped = CLUSTER_SCOPED_KINDS.has(`${apiGroup === 'core' ? '' : apiGroup}/${kind}`);
    // without a namespace an object goes where its chart is applied, and charts may be applied in different ones
    const place = isClusterScoped ? '' : (namespace ?? `chart ${chart.node.path}`);
    const key = JSON.stringify([apiGroup, kind, name, place]);
    const other = first.get(key);
    if (!other) {
      first.set(key, one);
      return [];
    }
    const where = isClusterScoped
      ? ', which is in no namespace'
      : namespace === undefined
        ? ''
        : ` in namespace '${namespace}'`;
    return [
      `${userPath(other.object)} and ${userPath(one.object)} both make the ${kind} '${name}'${where}; the one that is applied last would replace the other: give one of them another name`,
    ];
  });
}
