import { list, quoted, Section } from './syntax';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

/** Labels of the routing: lines are joined first, then metadata is added and records go out. */
export const JOIN = '@JOIN';
export const RECORDS = '@RECORDS';
export const CONTAINER_TAG = 'kubernetes';

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
const PATHS: { [format: string]: string } = {
  cri: '/var/log/pods/*/*/*.log,/var/log/pods/*/*/*.log.*',
  docker: '/var/log/containers/*.log',
};

function tail(task: AgentTask, index: number): Section['parameters'] {
  const { stateFolder } = task;
  return {
    pos_file: stateFolder && quoted(`${stateFolder}/input-${index}.pos`),
    // without positions, reading from the head would send everything again at each restart
    read_from_head: stateFolder !== undefined,
    follow_inodes: stateFolder ? true : undefined,
    refresh_interval: 5,
  };
}

/** The journal on disk and the one in memory: a node has one or the other. */
function journals(units: string[] | undefined, tag: string, task: AgentTask, index: number): Section[] {
  const { stateFolder } = task;
  return ['/var/log/journal', '/run/log/journal'].map((path) => ({
    name: 'source',
    parameters: {
      '@type': 'systemd',
      '@id': `input_${index}${path.replace(/\W/g, '_')}`,
      '@label': RECORDS,
      tag: quoted(tag),
      path: path,
      matches: units && JSON.stringify(units.map((unit) => ({ _SYSTEMD_UNIT: unit }))),
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
            path: PATHS[input.options.format ?? 'cri'],
            exclude_path: list(own),
            tag: `${CONTAINER_TAG}.*`,
            emit_unmatched_lines: true,
            ...tail(task, index),
          },
          sections: [PARSERS[input.options.format ?? 'cri']],
        },
      ];
    case 'journald':
      return journals(input.options.units, input.options.tag, task, index);
    case 'files':
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
            ...tail(task, index),
          },
          sections: [{ name: 'parse', parameters: { '@type': 'none' } }],
        },
      ];
    default:
      return task.complain(`inputs[${index}]`, 'is nothing that Fluentd renders');
  }
}

/** Joins the parts of lines that the container runtime has split; a part whose end never comes is sent as it is. */
export function joinPartialLines(inputs: readonly PipelineInput[]): Section[] {
  const formats = inputs.flatMap((input) => (input.kind === 'containerLogs' ? [input.options.format ?? 'cri'] : []));
  if (!formats.length) return [];
  const common = {
    '@type': 'concat',
    separator: "''",
    use_first_timestamp: true,
    flush_interval: 5,
    timeout_label: RECORDS,
    // parts of stdout and of stderr come in between each other
    stream_identity_key: 'stream',
  };
  return [
    {
      name: 'label',
      argument: JOIN,
      sections: [
        {
          name: 'filter',
          argument: `${CONTAINER_TAG}.**`,
          parameters: formats.includes('docker')
            ? { ...common, key: 'log', multiline_end_regexp: '/\\n$/' }
            : {
                ...common,
                key: 'message',
                use_partial_cri_logtag: true,
                partial_cri_logtag_key: 'logtag',
                // the key that is removed afterwards: one that no record has, since the stream is wanted
                partial_cri_stream_key: '_none',
              },
        },
        { name: 'match', argument: '**', parameters: { '@type': 'relabel', '@label': RECORDS } },
      ],
    },
  ];
}
