import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { PodSpec } from '../../model/generated/structs';
import { shortHash } from '../names';

/** Names of the ConfigMaps and Secrets that a pod reads, as `kind/name`. */
function referenced(pod: PodSpec): Set<string> {
  const names = new Set<string>();
  const add = (kind: string, name: string | undefined) => name && names.add(`${kind}/${name}`);
  for (const volume of pod.volumes ?? []) {
    add('ConfigMap', volume.configMap?.name);
    add('Secret', volume.secret?.secretName);
    for (const source of volume.projected?.sources ?? []) {
      add('ConfigMap', source.configMap?.name);
      add('Secret', source.secret?.name);
    }
  }
  for (const container of [...pod.initContainers ?? [], ...pod.containers]) {
    for (const source of container.envFrom ?? []) {
      add('ConfigMap', source.configMapRef?.name);
      add('Secret', source.secretRef?.name);
    }
    for (const { valueFrom } of container.env ?? []) {
      add('ConfigMap', valueFrom?.configMapKeyRef?.name);
      add('Secret', valueFrom?.secretKeyRef?.name);
    }
  }
  return names;
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, inOrder(item)]);
};

/**
 * A hash of what the pod reads from ConfigMaps and Secrets of the same app and namespace; undefined where it reads none of them.
 * Only data counts, so that a new label on a ConfigMap restarts nothing.
 */
export function configHash(scope: IConstruct, namespace: string | undefined, pod: PodSpec): string | undefined {
  const wanted = referenced(pod);
  if (!wanted.size) return undefined;
  const contents = scope.node.root.node.findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .filter((object) => wanted.has(`${object.kind}/${object.name}`) && object.metadata.namespace === namespace)
    .map((object) => {
      const { kind, data, binaryData, stringData } = object.toJson();
      return JSON.stringify([kind, object.name, inOrder({ data, binaryData, stringData })]);
    });
  return contents.length ? shortHash(contents.sort().join('\n'), 16) : undefined;
}
