import { parse } from 'yaml';
import { CONTAINER_TAG, POD_LOG_PARSER, WHOLE_TEXT } from './inputs';
import { criLineParser } from './joining';
import { luaFunction, luaScript } from './lua/script';
import { onOff, Plugin } from './plugin';
import { KubernetesMetadata } from '../../metadata';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { stepGroups } from '../program/program';

export const SCRIPT = '/fluent-bit/etc/conf/pipeline.lua';

const formatOf = (input: PipelineInput) => (input.kind === 'containerLogs' ? input.options.format : undefined);

const isDocker = (inputs: readonly PipelineInput[]) =>
  inputs.some((input) => ['docker', 'both'].includes(formatOf(input) ?? ''));

/** Parsers that the filters below name. */
export function parsers(task: AgentTask): Plugin[] {
  const { inputs, metadata } = task;
  return [
    ...(metadata && inputs.some((input) => formatOf(input) === 'cri' || formatOf(input) === 'both')
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
    ...criLineParser(task),
    ...(inputs.some((input) => input.kind === 'syslog' && input.options.protocol === 'udp')
      ? [{ name: WHOLE_TEXT, format: 'regex', regex: '(?m)\\A(?<log>.*?)\\n?\\z' }]
      : []),
  ];
}

/** Names from the path of the file, which are there whether the API server answers or not, and then what the API server knows. */
function kubernetesFilters(
  { labels = true, annotations = false, namespaceLabels = false, source, verifyKubelet = true }: KubernetesMetadata,
  isLinked: boolean,
  isWindows: boolean,
): Plugin[] {
  // of the path, with points in place of separators
  const prefix = `${CONTAINER_TAG}.${isWindows ? 'C.' : ''}var.log.`;
  const common = {
    name: 'kubernetes',
    match: `${CONTAINER_TAG}.*`,
    ...(isLinked
      ? { kube_tag_prefix: `${prefix}containers.` }
      : { kube_tag_prefix: `${prefix}pods.`, regex_parser: POD_LOG_PARSER }),
    // Windows completes no names with the domains of the cluster
    ...(isWindows && { kube_url: 'https://kubernetes.default.svc.cluster.local:443' }),
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
      ...(source === 'kubelet' && {
        use_kubelet: 'on',
        kubelet_host: '${HOST_IP}',
        'tls.verify': onOff(verifyKubelet),
      }),
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
    ...(inputs.some(({ kind }) => !['journald', 'kernel', 'collectors', 'kubernetesEvents'].includes(kind))
      ? [{ name: 'modify', match: '*', rename: 'log message' }]
      : []),
    ...inputs.flatMap((input) =>
      input.kind === 'journald' || input.kind === 'kernel'
        ? [{ name: 'modify', match: input.options.tag, rename: 'MESSAGE message' }]
        : [],
    ),
  ];
}

/** Steps of the pipeline, and between them what the user wrote for Fluent Bit. */
function stepFilters(task: AgentTask): Plugin[] {
  if (luaScript(task, CONTAINER_TAG) === undefined) return [];
  const raw = task.steps.flatMap((step) => (step.kind === 'raw' ? [step.config] : []));
  return stepGroups(task.steps).flatMap((_, part) => [
    {
      name: 'lua',
      match: '*',
      script: SCRIPT,
      call: luaFunction(part),
      time_as_table: 'on',
      enable_flb_null: 'on',
    },
    ...raw.slice(part, part + 1).flatMap((config) => rawFilters(config, task)),
  ]);
}

function rawFilters(config: string, { complain }: AgentTask): Plugin[] {
  let filters: unknown;
  try {
    filters = parse(config);
  } catch {
    filters = undefined;
  }
  if (!Array.isArray(filters) || !filters.every((each) => typeof each?.name === 'string')) {
    return complain('steps', 'has a raw step that is no list of filters in YAML, each with a name: - name: modify');
  }
  return filters.map((filter) => ({ match: '*', ...filter }));
}

/** What is done to every record. */
export function renderFilters(task: AgentTask): Plugin[] {
  return [...recordFilters(task), ...stepFilters(task)];
}

/** The message of an event as the line, and the event as parsed fields. */
const EVENT =
  'function event(tag, time, record) return 2, time, {message = record.message or record.note or "", parsed = record} end';

function recordFilters({ inputs, metadata, isWindows }: AgentTask): Plugin[] {
  if (inputs.some(({ kind }) => kind === 'collectors')) {
    return inputs.flatMap(({ kind, options }) =>
      kind === 'kubernetesEvents' ? [{ name: 'lua', match: options.tag, code: EVENT, call: 'event' }] : [],
    );
  }
  const containers = inputs.some(({ kind }) => kind === 'containerLogs');
  return [
    ...(metadata && containers
      ? kubernetesFilters(
          metadata,
          inputs.some((input) => formatOf(input) === 'docker'),
          isWindows,
        )
      : []),
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
