import { Container, EphemeralContainer, PodSpec } from '../model/generated/structs';

type List = 'initContainers' | 'containers' | 'ephemeralContainers';
const LISTS: readonly List[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** VisitContainersWithPath: visits every container of the three lists, with its list and index. */
export function forEachContainer(
  spec: PodSpec,
  visit: (container: Container | EphemeralContainer, list: List, i: number) => void,
): void {
  for (const list of LISTS) {
    const containers = spec[list];
    if (containers !== undefined) for (let i = 0; i < containers.length; i++) visit(containers[i], list, i);
  }
}
