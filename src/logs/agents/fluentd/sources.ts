import { fromEnv, list, quoted, Section } from './syntax';
import { printPattern, ONIGMO } from '../../patterns/print-pattern';
import { FileReading, Joining, PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

/** Labels of the routing: lines are joined first, then metadata is added and records go out. */
export const JOIN = '@JOIN';
export const RECORDS = '@RECORDS';
/** Lines of a stack trace are joined when the parts of each line have been. */
const LINES = '@LINES';
export const CONTAINER_TAG = 'kubernetes';
export const PIPELINE_FILE = '/fluentd/etc/pipeline.rb';

export const formatsOf = (inputs: readonly PipelineInput[]) =>
  inputs.flatMap((input) => (input.kind === 'containerLogs' ? [input.options.format] : []));

/** How lines of containers become records, where a line is not one. */
const joiningOf = (inputs: readonly PipelineInput[]) =>
  inputs.flatMap((input) =>
    input.kind === 'containerLogs' && input.reading.joining ? [input.reading.joining] : [],
  )[0];

export const joinsLines = (inputs: readonly PipelineInput[]): boolean => joiningOf(inputs) !== undefined;

const PARSERS: { [format: string]: Section } = {
  // the parser called cri drops what is not in its form
  cri: {
    name: 'parse',
    parameters: {
      '@type': 'regexp',
      expression: '/^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[FP][^ ]*) (?<message>.*)$/',
      time_format: '%Y-%m-%dT%H:%M:%S.%N%z',
    },
  },
  docker: {
    name: 'parse',
    parameters: {
      '@type': 'json',
      time_key: 'time',
      time_type: 'string',
      time_format: '%Y-%m-%dT%H:%M:%S.%NZ',
      keep_time_key: false,
    },
  },
};

/** Files of CRI are read where the kubelet rotates them, so that those which were rotated while nothing was read are found as well. */
function containerPaths({ format, includeNamespaces = ['*'] }: ContainerLogs): string {
  const paths =
    format === 'docker'
      ? ['/var/log/containers/*_NAMESPACE_*.log']
      : ['/var/log/pods/NAMESPACE_*/*/*.log', '/var/log/pods/NAMESPACE_*/*/*.log.*'];
  return includeNamespaces
    .flatMap((name) =>
      paths.map((path) =>
        name === '*' ? path.replace(/\*_NAMESPACE_\*|NAMESPACE_\*/, '*') : path.replace('NAMESPACE', name),
      ),
    )
    .join(',');
}

function tail(
  task: AgentTask,
  index: number,
  { readFrom, ignoreOlderSeconds, joining }: FileReading,
): Section['parameters'] {
  const { stateFolder } = task;
  return {
    pos_file: stateFolder && quoted(`${stateFolder}/input-${index}.pos`),
    // without positions, reading from the head would send everything again at each restart
    read_from_head: readFrom ? readFrom === 'head' : stateFolder !== undefined,
    follow_inodes: stateFolder ? true : undefined,
    refresh_interval: 5,
    limit_recently_modified: ignoreOlderSeconds && `${ignoreOlderSeconds}s`,
    multiline_flush_interval: joining && '5s',
  };
}

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

/** The journal on disk and the one in memory: a node has one or the other. */
function journals(matches: object[] | undefined, tag: string, task: AgentTask, index: number): Section[] {
  const { stateFolder } = task;
  return ['/var/log/journal', '/run/log/journal'].map((path) => ({
    name: 'source',
    parameters: {
      '@type': 'systemd',
      '@id': `input_${index}${path.replace(/\W/g, '_')}`,
      '@label': RECORDS,
      tag: quoted(tag),
      path: path,
      matches: matches && JSON.stringify(matches),
      read_from_head: stateFolder !== undefined,
    },
    sections: [
      ...(stateFolder
        ? [
            {
              name: 'storage',
              parameters: {
                '@type': 'local',
                persistent: true,
                path: quoted(`${stateFolder}/input-${index}${path.replace(/\W/g, '-')}.json`),
              },
            },
          ]
        : []),
      { name: 'entry', parameters: { fields_strip_underscores: true, field_map: '{"MESSAGE":"message"}' } },
    ],
  }));
}

export function renderSource(input: PipelineInput, index: number, task: AgentTask): Section[] {
  const own = task.excludedFiles(input);
  switch (input.kind) {
    case 'containerLogs':
      return [
        {
          name: 'source',
          parameters: {
            '@type': 'tail',
            '@id': `input_${index}`,
            '@label': JOIN,
            path: containerPaths(input.options),
            exclude_path: list(own),
            tag: `${CONTAINER_TAG}.*`,
            emit_unmatched_lines: true,
            ...tail(task, index, { ...input.reading, joining: undefined }),
          },
          sections: [PARSERS[input.options.format]],
        },
      ];
    case 'journald': {
      const { units, tag } = input.options;
      return journals(
        units?.map((unit) => ({ _SYSTEMD_UNIT: unit })),
        tag,
        task,
        index,
      );
    }
    case 'kernel':
      return journals([{ _TRANSPORT: 'kernel' }], input.options.tag, task, index);
    case 'forward':
      return [
        {
          name: 'source',
          parameters: {
            ...common(index),
            '@type': 'forward',
            bind: fromEnv('POD_IP'),
            port: input.options.port,
            tag: quoted(input.options.tag),
          },
        },
      ];
    case 'syslog':
      return [syslog(input.options, index)];
    case 'audit':
    case 'files': {
      const reading = input.kind === 'files' ? input.reading : {};
      return [
        {
          name: 'source',
          parameters: {
            '@type': 'tail',
            '@id': `input_${index}`,
            '@label': RECORDS,
            path: quoted(input.options.path),
            exclude_path: own.length ? list(own) : undefined,
            tag: quoted(input.options.tag),
            ...tail(task, index, reading),
          },
          sections: [
            reading.joining
              ? {
                  name: 'parse',
                  parameters: {
                    '@type': 'multiline',
                    format_firstline: firstLine(reading.joining),
                    format1: '/(?m:(?<message>.*))/',
                  },
                }
              : { name: 'parse', parameters: { '@type': 'none' } },
          ],
        },
      ];
    }
    default:
      return task.complain(`inputs[${index}]`, 'is nothing that Fluentd renders');
  }
}

/** A pattern of the first line of a record, for a line that continues none as well. */
const firstLine = ({ kind, pattern }: Joining): string => {
  const printed = printPattern(pattern, ONIGMO);
  return kind === 'start' ? `/${printed}/` : `/\\A(?!${printed})/`;
};

/** What each source that sends records without parts has. */
const common = (index: number) => ({ '@type': '', '@id': `input_${index}`, '@label': RECORDS });

function syslog({ port, protocol, tag }: SyslogOptions, index: number): Section {
  return {
    name: 'source',
    parameters: { ...common(index), '@type': protocol, bind: fromEnv('POD_IP'), port, tag: quoted(tag) },
    sections: [{ name: 'parse', parameters: { '@type': 'none' } }],
  };
}

/** Joins the parts of lines that the container runtime has split; a part whose end never comes is sent as it is. */
export function joinPartialLines(inputs: readonly PipelineInput[]): Section[] {
  const formats = formatsOf(inputs);
  if (!formats.length) return [];
  const joining = joiningOf(inputs);
  const next = joining ? LINES : RECORDS;
  const settings = {
    '@type': 'concat',
    separator: "''",
    use_first_timestamp: true,
    flush_interval: 5,
    timeout_label: next,
    // parts of stdout and of stderr come in between each other
    stream_identity_key: 'stream',
  };
  const lines: Section[] = joining
    ? [
        {
          name: 'label',
          argument: LINES,
          sections: [
            ...lineFilters(inputs),
            {
              name: 'filter',
              argument: `${CONTAINER_TAG}.**`,
              parameters: {
                '@type': 'concat',
                key: 'message',
                multiline_start_regexp: firstLine(joining),
                use_first_timestamp: true,
                flush_interval: 5,
                timeout_label: RECORDS,
                stream_identity_key: 'stream',
              },
            },
            { name: 'match', argument: '**', parameters: { '@type': 'relabel', '@label': RECORDS } },
          ],
        },
      ]
    : [];
  return [
    {
      name: 'label',
      argument: JOIN,
      sections: [
        {
          name: 'filter',
          argument: `${CONTAINER_TAG}.**`,
          parameters: formats.includes('docker')
            ? { ...settings, key: 'log', multiline_end_regexp: '/\\n$/' }
            : {
                ...settings,
                key: 'message',
                use_partial_cri_logtag: true,
                partial_cri_logtag_key: 'logtag',
                // the key that is removed afterwards: one that no record has, since the stream is wanted
                partial_cri_stream_key: '_none',
              },
        },
        { name: 'match', argument: '**', parameters: { '@type': 'relabel', '@label': next } },
      ],
    },
    ...lines,
  ];
}

/** The line as `message`, whatever the format of the container runtime. */
export function lineFilters(inputs: readonly PipelineInput[]): Section[] {
  const formats = formatsOf(inputs);
  return [...(formats.includes('cri') ? [CRI_LINES] : []), ...(formats.includes('docker') ? [DOCKER_LINES] : [])];
}

type ContainerLogs = Extract<PipelineInput, { kind: 'containerLogs' }>['options'];
type SyslogOptions = Extract<PipelineInput, { kind: 'syslog' }>['options'];
