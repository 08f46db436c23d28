import { PIPELINE_FILTER } from './ruby/script';
import { CONTAINER_TAG, formatsOf, joinsLines, lineFilters, PIPELINE_FILE } from './sources';
import { fromEnv, Section } from './syntax';
import { KubernetesMetadata } from '../../metadata';
import { AgentTask } from '../../rendering';
import { stepGroups } from '../program/program';

const POD_LOG =
  'var\\.log\\.pods\\.(?<namespace>[^_]+)_(?<pod_name>[^_]+)_(?<pod_uuid>[^.]+)\\.(?<container_name>[^.]+)\\.\\d+\\.log';

function metadataFilter(
  { labels = true, annotations = false, namespaceLabels = false }: KubernetesMetadata,
  docker: boolean,
): Section {
  return {
    name: 'filter',
    argument: `${CONTAINER_TAG}.**`,
    parameters: {
      '@type': 'kubernetes_metadata',
      '@id': 'kubernetes_metadata',
      tag_to_kubernetes_name_regexp: docker ? undefined : POD_LOG,
      skip_labels: !labels,
      annotation_match: annotations ? '[".*"]' : undefined,
      skip_namespace_metadata: !namespaceLabels,
      skip_container_metadata: true,
      skip_master_url: true,
    },
  };
}

/** Labels like app and app.kubernetes.io/name could not be in one index otherwise. */
const WITHOUT_DOTS: Section = {
  name: 'filter',
  argument: `${CONTAINER_TAG}.**`,
  parameters: { '@type': 'dedot', de_dot: true, de_dot_nested: true, de_dot_separator: '_' },
};

/** The part of the typed pipeline that a filter does. */
export const pipelineFilter = (part: string): Section => ({
  name: 'filter',
  argument: '**',
  parameters: { '@type': `"#{load '${PIPELINE_FILE}'; '${PIPELINE_FILTER}'}"`, '@id': part, part },
});

/** Steps of the pipeline, and between them what the user wrote for Fluentd. */
function stepFilters({ steps, isTagged }: AgentTask): (Section | string)[] {
  if (!isTagged) return [];
  const raw = steps.flatMap((step) => (step.kind === 'raw' ? [step.config] : []));
  return stepGroups(steps).flatMap((group, index) => [
    ...(index === 0 || group.length ? [pipelineFilter(`steps_${index}`)] : []),
    ...raw.slice(index, index + 1),
  ]);
}

/** What is done to every record before it goes to the outputs. */
export function recordFilters(task: AgentTask): (Section | string)[] {
  const { inputs, outputs, metadata } = task;
  const formats = formatsOf(inputs);
  const docker = formats.includes('docker');
  return [
    ...(metadata && formats.length ? [metadataFilter(metadata, docker)] : []),
    ...(joinsLines(inputs) ? [] : lineFilters(inputs)),
    {
      name: 'filter',
      argument: '**',
      // bytes that are no UTF-8 would make invalid JSON
      parameters: { '@type': 'record_modifier', char_encoding: 'utf-8:utf-8' },
      sections: [{ name: 'record', parameters: { node: fromEnv('K8S_NODE_NAME') } }],
    },
    ...stepFilters(task),
    ...(outputs.some(({ kind }) => kind === 'elasticsearch') ? [WITHOUT_DOTS] : []),
  ];
}
