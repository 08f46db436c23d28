import { Processor } from './steps/operations';
import { KubernetesMetadata } from '../../metadata';

const OBJECTS = {
  labels: 'k8s.pod.labels.',
  annotations: 'k8s.pod.annotations.',
  namespace_labels: 'k8s.namespace.labels.',
};

const rule = (prefix: string, from: 'pod' | 'namespace') => ({ tag_name: `${prefix}$1`, key_regex: '(.*)', from });

/** What the API server knows of the pods of this node; only they are watched. */
export function kubernetesAttributes({
  labels = true,
  annotations = false,
  namespaceLabels = false,
}: KubernetesMetadata): Processor {
  const ofLabels = [
    ...(labels ? [rule(OBJECTS.labels, 'pod')] : []),
    ...(namespaceLabels ? [rule(OBJECTS.namespace_labels, 'namespace')] : []),
  ];
  return {
    type: 'k8s_attributes',
    config: {
      auth_type: 'serviceAccount',
      filter: { node_from_env_var: 'NODE_NAME' },
      extract: {
        metadata: ['k8s.pod.name'],
        ...(ofLabels.length > 0 && { labels: ofLabels }),
        ...(annotations && { annotations: [rule(OBJECTS.annotations, 'pod')] }),
      },
      pod_association: [
        { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
        {
          sources: [
            { from: 'resource_attribute', name: 'k8s.pod.name' },
            { from: 'resource_attribute', name: 'k8s.namespace.name' },
          ],
        },
      ],
    },
  };
}

/** Statements that make objects of the record model of what the API server said. */
export function metadataStatements({
  labels = true,
  annotations = false,
  namespaceLabels = false,
}: KubernetesMetadata): string[] {
  const wanted = { labels, annotations, namespace_labels: namespaceLabels };
  return (Object.keys(OBJECTS) as (keyof typeof OBJECTS)[])
    .filter((name) => wanted[name])
    .flatMap((name) => {
      const at = `log.attributes["kubernetes"]["${name}"]`;
      const pattern = `"^${OBJECTS[name].replace(/\./g, '\\\\.')}"`;
      return [
        `set(${at}, resource.attributes) where IsMap(log.attributes["kubernetes"])`,
        `keep_matching_keys(${at}, ${pattern}) where IsMap(${at})`,
        `replace_all_patterns(${at}, "key", ${pattern}, "") where IsMap(${at})`,
        `delete_key(log.attributes["kubernetes"], "${name}") where IsMap(${at}) and Len(${at}) == 0`,
      ];
    });
}
