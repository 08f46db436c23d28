import { checkpoints, Operator, origin, Receiver } from './receiver';
import { printPattern, RE2 } from '../../../patterns/print-pattern';
import { PipelineInput, Joining } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { windowsPath } from '../../../windows-path';
import { literal } from '../steps/ottl';

type FileInput = Extract<PipelineInput, { kind: 'containerLogs' | 'files' | 'audit' }>;

const TIME = {
  parse_from: 'attributes.time',
  layout_type: 'gotime',
  layout: '2006-01-02T15:04:05.999999999Z07:00',
};

/** A line of CRI: time, stream, `F` for the end of a line or `P` for a part of one. A line of another form is the message as it is. */
const CRI: Operator = {
  type: 'regex_parser',
  id: 'cri',
  regex: '^(?P<time>[^ ]+) (?P<stream>stdout|stderr) (?P<end>[FP])[^ ]* (?P<message>(?s:.*))$',
  on_error: 'send_quiet',
  timestamp: TIME,
};

/** A line of Docker, in which a line break ends a line of the container. */
const DOCKER: readonly Operator[] = [
  { type: 'json_parser', id: 'docker', if: 'body matches "^[{]"', on_error: 'send_quiet', timestamp: TIME },
  {
    type: 'regex_parser',
    id: 'docker-end',
    if: 'attributes.log != nil',
    parse_from: 'attributes.log',
    regex: '^(?P<message>(?s:.*?))(?P<end>\\n?)$',
  },
];

const PARSERS = {
  cri: [CRI],
  docker: DOCKER,
  both: [...DOCKER, { ...CRI, if: 'attributes.log == nil' }],
};

/** The folder of a container as the kubelet names it. Files of Docker are there as links. */
const FOLDER =
  '^/var/log/pods/(?P<namespace_name>[^_/]+)_(?P<pod_name>[^_/]+)_(?P<uid>[^_/]+)/(?P<container_name>[^/]+)/';
const WINDOWS_FOLDER = FOLDER.replaceAll('/', '\\\\').replace('^', '^(?i:c:)');

const LINE_MAX = '1MiB';
/** How long the begin of a record waits for its end. */
const WAIT = '1s';

const recombine = (id: string, properties: Operator): Operator => ({
  type: 'recombine',
  id,
  combine_field: 'attributes.message',
  source_identifier: 'attributes["log.source"]',
  max_log_size: LINE_MAX,
  max_batch_size: 0,
  max_unmatched_batch_size: 0,
  ...properties,
});

/** Pieces of one stream of a container, which may have those of the other between them. */
const PARTIAL = recombine('partial', {
  if: 'attributes.end != nil',
  is_last_entry: 'attributes.end != "P" and attributes.end != ""',
  combine_with: '',
});

function joined({ kind, pattern }: Joining): Operator {
  const matches = `attributes.message matches ${literal(printPattern(pattern, RE2))}`;
  return recombine('joined', {
    is_first_entry: kind === 'start' ? matches : `!(${matches})`,
    combine_with: '\n',
    // lines that continue nothing stay on their own
    max_unmatched_batch_size: 1,
    force_flush_period: WAIT,
  });
}

/** Where records have the names of their pod, and the names of OpenTelemetry for them. */
const POD = 'attributes.kubernetes';
const RESOURCE = {
  namespace_name: 'k8s.namespace.name',
  pod_name: 'k8s.pod.name',
  container_name: 'k8s.container.name',
  uid: 'k8s.pod.uid',
};

const FILE = 'attributes["log.file.path"]';
const SOURCE: Operator = {
  type: 'add',
  field: 'attributes["log.source"]',
  value: `EXPR(${FILE} + " " + (attributes.stream ?? ""))`,
};
const move = (from: string, to: string): Operator => ({ type: 'move', from, to, if: `${from} != nil` });
const remove = (field: string): Operator => ({
  type: 'remove',
  field,
  if: `${field.replace('.kubernetes.', '.kubernetes?.')} != nil`,
});

const copy = (from: string, to: string): Operator => ({
  type: 'copy',
  from,
  to,
  if: `${from.replace('.kubernetes.', '.kubernetes?.')} != nil`,
});

function containerLogs(
  input: Extract<PipelineInput, { kind: 'containerLogs' }>,
  { metadata, isWindows }: AgentTask,
): Operator[] {
  const { joining } = input.reading;
  return [
    ...PARSERS[input.options.format],
    { ...move('body', 'attributes.message'), if: 'attributes.message == nil' },
    remove('body'),
    SOURCE,
    PARTIAL,
    ...(joining ? [joined(joining)] : []),
    ...(metadata !== undefined
      ? [
          {
            type: 'regex_parser',
            id: 'folder',
            parse_from: FILE,
            parse_to: POD,
            regex: isWindows ? WINDOWS_FOLDER : FOLDER,
            on_error: 'send_quiet',
          },
          ...Object.entries(RESOURCE).map(([name, attribute]) => copy(`${POD}.${name}`, `resource["${attribute}"]`)),
          remove(`${POD}.uid`),
        ]
      : []),
    ...['time', 'end', 'log'].map((name) => remove(`attributes.${name}`)),
  ];
}

function lines(input: Extract<PipelineInput, { kind: 'files' | 'audit' }>): Operator[] {
  const joining = input.kind === 'files' ? input.reading.joining : undefined;
  return [move('body', 'attributes.message'), ...(joining ? [SOURCE, joined(joining)] : [])];
}

/** Where files of containers are, and those that the kubelet has rotated. */
function paths(input: FileInput): string[] {
  if (input.kind !== 'containerLogs') return [input.options.path];
  const { includeNamespaces } = input.options;
  return (includeNamespaces?.map((name) => `${name}_*`) ?? ['*']).map((folder) => `/var/log/pods/${folder}/*/*.log*`);
}

/** What is left out, by its path below `/var/log/pods` whatever the format. */
const excluded = (input: FileInput, task: AgentTask): string[] =>
  task.excludedFiles(
    input.kind === 'containerLogs' ? { ...input, options: { ...input.options, format: 'cri' } } : input,
  );

export function files(input: FileInput, task: AgentTask): Receiver {
  const reading = input.kind === 'audit' ? {} : input.reading;
  const exclude = excluded(input, task);
  return {
    type: 'file_log',
    config: {
      include: task.isWindows ? paths(input).map(windowsPath) : paths(input),
      ...(exclude.length > 0 && { exclude }),
      ...(reading.ignoreOlderSeconds !== undefined && { exclude_older_than: `${reading.ignoreOlderSeconds}s` }),
      start_at: (reading.readFrom ?? (task.stateFolder ? 'head' : 'now')) === 'head' ? 'beginning' : 'end',
      include_file_name: false,
      include_file_path: true,
      preserve_leading_whitespaces: true,
      preserve_trailing_whitespaces: true,
      max_log_size: LINE_MAX,
      ...checkpoints(task),
      operators: [
        ...(input.kind === 'containerLogs' ? containerLogs(input, task) : lines(input)),
        ...['log.file.path', 'log.source'].map((name) => remove(`attributes["${name}"]`)),
        ...origin(input, task),
      ],
    },
  };
}
