import { setOwn } from '../../../../model/json-object';
import { Joining, PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { Configuration } from '../configuration';
import { regex } from '../vrl/text';

type FileInput = Extract<PipelineInput, { kind: 'containerLogs' | 'files' | 'audit' }>;

const LINE_MAX = 2 ** 20;
/** How long the begin of a record waits for its end, in milliseconds. */
const WAIT = 5000;

/** A line of CRI: time, stream, `F` for the end of a line or `P` for a part of one. A line of another form is the message as it is. */
const CRI = [
  "found, error = parse_regex(.message, r'\\A(?P<time>[^ ]+) (?P<stream>stdout|stderr) (?P<end>[FP])[^ ]* (?P<message>(?s:.*))\\z')",
  'if error == null {',
  '  .message = found.message',
  '  .stream = found.stream',
  '  .end = found.end == "F"',
  '  time, error = parse_timestamp(found.time, format: "%+")',
  '  if error == null { .timestamp = time }',
  '}',
];

/** A line of Docker, in which a line break ends a line of the container. */
const DOCKER = [
  'found, error = parse_json(.message)',
  'if error == null && is_string(found.log) {',
  '  .message = replace(string!(found.log), r\'\\n\\z\', "")',
  '  .stream = found.stream',
  '  .end = ends_with(string!(found.log), "\\n")',
  '  time, error = parse_timestamp(found.time, format: "%+")',
  '  if error == null { .timestamp = time }',
  '}',
];

const PARSERS = {
  cri: CRI,
  docker: DOCKER,
  both: [
    'if starts_with(string!(.message), "{") {',
    ...DOCKER.map((line) => `  ${line}`),
    '} else {',
    ...CRI.map((line) => `  ${line}`),
    '}',
  ],
};

/** Pieces of one stream of a file as one record; a kill loses none of them, since each is acknowledged with the whole. */
const joined = (message: 'concat_raw' | 'concat_newline', condition: object): object => ({
  type: 'reduce',
  group_by: ['file', 'stream'],
  merge_strategies: { message, timestamp: 'discard', end: 'retain' },
  expire_after_ms: WAIT,
  ...condition,
});

const vrl = (source: string): object => ({ type: 'vrl', source });

function stackTraces({ kind, pattern }: Joining): object {
  const matches = `match(string!(.message), ${regex(pattern)})`;
  return joined('concat_newline', { starts_when: vrl(kind === 'start' ? matches : `!${matches}`) });
}

/** The folder of a container as the kubelet names it. Files of Docker are there as links. */
const NAMES = [
  "found, error = parse_regex(.file, r'\\A/var/log/pods/(?P<namespace_name>[^_/]+)_(?P<pod_name>[^_/]+)_[^_/]+/(?P<container_name>[^/]+)/')",
  'if error == null { .kubernetes = found }',
];

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

/** Adds what reads files, and is the id of what comes out of it. */
export function files(configuration: Configuration, id: string, input: FileInput, task: AgentTask): string[] {
  const reading = input.kind === 'audit' ? {} : input.reading;
  const exclude = excluded(input, task);
  setOwn(configuration.sources, id, {
    type: 'file',
    include: paths(input),
    ...(exclude.length > 0 && { exclude }),
    read_from: (reading.readFrom ?? (task.stateFolder ? 'head' : 'now')) === 'head' ? 'beginning' : 'end',
    ...(reading.ignoreOlderSeconds !== undefined && { ignore_older_secs: reading.ignoreOlderSeconds }),
    max_line_bytes: LINE_MAX,
    oldest_first: true,
  });
  let outlet = [id];
  if (input.kind === 'containerLogs') {
    outlet = configuration.remap(`${id}-lines`, outlet, PARSERS[input.options.format]);
    outlet = configuration.transform(`${id}-whole`, outlet, joined('concat_raw', { ends_when: vrl('.end != false') }));
  }
  if (reading.joining) outlet = configuration.transform(`${id}-joined`, outlet, stackTraces(reading.joining));
  const names = input.kind === 'containerLogs' && task.metadata ? NAMES : [];
  return configuration.remap(`${id}-named`, outlet, [
    ...names,
    ...['file', 'end', 'host', 'source_type'].map((name) => `del(.${name})`),
  ]);
}
