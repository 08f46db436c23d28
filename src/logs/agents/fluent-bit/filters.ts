import { CONTAINER_TAG, POD_LOG_PARSER } from './inputs';
import { onOff, Plugin } from './plugin';
import { KubernetesMetadata } from '../../metadata';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

const formatOf = (input: PipelineInput) =>
  input.kind === 'containerLogs' ? (input.options.format ?? 'cri') : undefined;

const isDocker = (inputs: readonly PipelineInput[]) => inputs.some((input) => formatOf(input) === 'docker');

/** Parsers that the filters below name. */
export function parsers({ inputs, metadata }: AgentTask): Plugin[] {
  return [
    ...(metadata && inputs.some((input) => formatOf(input) === 'cri')
      ? [
          {
            name: POD_LOG_PARSER,
            format: 'regex',
            regex:
              '^(?<namespace_name>[^_]+)_(?<pod_name>[^_]+)_(?<pod_id>[^.]+)\\.(?<container_name>[^.]+)\\.\\d+\\.log',
          },
        ]
      : []),
    ...(isDocker(inputs)
      ? [{ name: 'docker-line', format: 'regex', regex: '(?m)\\A(?<message>.*)\\n\\z', skip_empty_values: 'off' }]
      : []),
  ];
}

/** Names from the path of the file, which are there whether the API server answers or not, and then what the API server knows. */
function kubernetesFilters(
  { labels = true, annotations = false, namespaceLabels = false }: KubernetesMetadata,
  docker: boolean,
): Plugin[] {
  const common = {
    name: 'kubernetes',
    match: `${CONTAINER_TAG}.*`,
    ...(docker
      ? { kube_tag_prefix: `${CONTAINER_TAG}.var.log.containers.` }
      : { kube_tag_prefix: `${CONTAINER_TAG}.var.log.pods.`, regex_parser: POD_LOG_PARSER }),
    merge_log: 'off',
  };
  return [
    { ...common, use_tag_for_meta: 'on' },
    {
      ...common,
      labels: onOff(labels),
      annotations: onOff(annotations),
      namespace_labels: onOff(namespaceLabels),
      'k8s-logging.exclude': 'on',
      // answers of the API server are read whole, however long
      buffer_size: 0,
    },
  ];
}

/** The line as `message` in the records of every input. */
function lines(inputs: readonly PipelineInput[]): Plugin[] {
  return [
    ...(isDocker(inputs)
      ? [
          {
            name: 'parser',
            match: `${CONTAINER_TAG}.*`,
            key_name: 'log',
            parser: 'docker-line',
            reserve_data: 'on',
          },
        ]
      : []),
    ...(inputs.some(({ kind }) => kind !== 'journald') ? [{ name: 'modify', match: '*', rename: 'log message' }] : []),
    ...inputs.flatMap((input) =>
      input.kind === 'journald' ? [{ name: 'modify', match: input.options.tag, rename: 'MESSAGE message' }] : [],
    ),
  ];
}

export function renderFilters({ inputs, metadata }: AgentTask): Plugin[] {
  const containers = inputs.some(({ kind }) => kind === 'containerLogs');
  return [
    ...(metadata && containers ? kubernetesFilters(metadata, isDocker(inputs)) : []),
    ...lines(inputs),
    {
      name: 'record_modifier',
      match: '*',
      record: ['node ${NODE_NAME}'],
      // the time of the record is the same, and parts are joined
      ...(containers && { remove_key: ['time', '_p'] }),
    },
  ];
}
