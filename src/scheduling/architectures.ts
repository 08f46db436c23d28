import { Fleet } from './fleet';
import { InventoryNode } from './inventory';
import { ARCH_LABEL } from './node-labels';
import { PlanProblem } from './plan-results';
import { ownValue } from '../model/own-value';
import { objectsOf, podSpecOf, textOf } from '../model/untyped';

/** The architectures that the name of an image or a tag may end with, as build tools write them. */
const NAMED = /(?:^|[-_.:/])(amd64|x86_64|arm64|aarch64|arm64v8|arm32v7|armv7|ppc64le|s390x)(?=$|[/:@])/;
const SAME: { readonly [name: string]: string } = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  arm64v8: 'arm64',
  arm32v7: 'arm',
  armv7: 'arm',
};

/** The architectures of an image, if they were given or its name says so. */
function architecturesOf(image: string, given: { readonly [image: string]: string[] }): readonly string[] | undefined {
  if (Object.hasOwn(given, image)) return given[image];
  const [, name] = NAMED.exec(image) ?? [];
  return name === undefined ? undefined : [ownValue(SAME, name) ?? name];
}

/** Nodes of an architecture that an image is known to lack. */
export function wrongArchitectures(fleet: Fleet, given: { readonly [image: string]: string[] } = {}): PlanProblem[] {
  return fleet.planned.flatMap((one) => {
    const { containers, initContainers } = podSpecOf(one.manifest);
    const images = new Set([...objectsOf(initContainers), ...objectsOf(containers)].map(({ image }) => textOf(image)));
    return [...images].flatMap((image): PlanProblem[] => {
      const built = architecturesOf(image, given);
      if (built === undefined) return [];
      const lacks = ({ labels }: InventoryNode): boolean =>
        labels[ARCH_LABEL] !== undefined && !built.includes(labels[ARCH_LABEL]);
      const nodes = fleet.nodesWhere((outcomes, { node }) => outcomes[one.index].placement === 'runs' && lacks(node));
      if (nodes.length === 0) return [];
      const found = fleet
        .classesRunning(one.index)
        .flatMap(({ node }) => (lacks(node) ? [node.labels[ARCH_LABEL]] : []));
      const others = [...new Set(found)].sort().join(' or ');
      const count = nodes.length === 1 ? '1 node is' : `${nodes.length} nodes are`;
      const message = `${one.id}: image ${image} is built for ${built.join(', ')}, but ${count} ${others}`;
      return [{ kind: 'architecture', message, daemonSets: [one.id], nodes }];
    });
  });
}
