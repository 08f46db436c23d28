import { CONTAINER_TAG } from './sources';
import { fromEnv, Section } from './syntax';
import { KubernetesMetadata } from '../../metadata';
import { AgentTask } from '../../rendering';

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

/** Lines that are not in the form of CRI are records as well. */
const CRI_LINES: Section = {
  name: 'filter',
  argument: `${CONTAINER_TAG}.**`,
  parameters: { '@type': 'record_modifier', remove_keys: 'unmatched_line' },
  sections: [{ name: 'record', parameters: { message: '${record["message"] || record["unmatched_line"]}' } }],
};

/** Docker's key of the line, and the line end that it keeps. */
const DOCKER_LINES: Section = {
  name: 'filter',
  argument: `${CONTAINER_TAG}.**`,
  parameters: { '@type': 'record_modifier', remove_keys: 'log' },
  sections: [{ name: 'record', parameters: { message: '${record["log"].to_s.chomp}' } }],
};

/** What is done to every record before it goes to the outputs. */
export function recordFilters({ inputs, outputs, metadata }: AgentTask): Section[] {
  const formats = inputs.flatMap((input) => (input.kind === 'containerLogs' ? [input.options.format ?? 'cri'] : []));
  const docker = formats.includes('docker');
  return [
    ...(metadata && formats.length ? [metadataFilter(metadata, docker)] : []),
    ...(formats.includes('cri') ? [CRI_LINES] : []),
    ...(docker ? [DOCKER_LINES] : []),
    {
      name: 'filter',
      argument: '**',
      // bytes that are no UTF-8 would make invalid JSON
      parameters: { '@type': 'record_modifier', char_encoding: 'utf-8:utf-8' },
      sections: [{ name: 'record', parameters: { node: fromEnv('K8S_NODE_NAME') } }],
    },
    ...(outputs.some(({ kind }) => kind === 'elasticsearch') ? [WITHOUT_DOTS] : []),
  ];
}
