import { list, quoted, Section } from './syntax';
import { PipelineInput } from '../pipeline';
import { AgentTask } from '../rendering';

/** Labels of the routing: lines are joined first, then metadata is added and records go out. */
export const JOIN = '@JOIN';
export const RECORDS = '@RECORDS';
export const CONTAINER_TAG = 'kubernetes';

const PARSERS: { [format: string]: Section } = {
  cri: { name: 'parse', parameters: { '@type': 'cri', merge_cri_fields: true } },
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

function tail(task: AgentTask, index: number): Section['parameters'] {
  const { stateFolder } = task;
  return {
    pos_file: stateFolder && quoted(`${stateFolder}/input-${index}.pos`),
    // without positions, reading from the head would send everything again at each restart
    read_from_head: stateFolder !== undefined,
    follow_inodes: stateFolder ? true : undefined,
    refresh_interval: 10,
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
      { name: 'entry', parameters: { fields_strip_underscores: true } },
    ],
  }));
}

export function renderSource(input: PipelineInput, index: number, task: AgentTask): Section[] {
  switch (input.kind) {
    case 'containerLogs':
      return [
        {
          name: 'source',
          parameters: {
            '@type': 'tail',
            '@id': `input_${index}`,
            '@label': JOIN,
            path: '/var/log/containers/*.log',
            exclude_path: list(task.excludedFiles(input)),
            tag: `${CONTAINER_TAG}.*`,
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
            tag: quoted(input.options.tag),
            ...tail(task, index),
          },
          sections: [{ name: 'parse', parameters: { '@type': 'none' } }],
        },
      ];
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
                partial_cri_stream_key: 'stream',
              },
        },
        { name: 'match', argument: '**', parameters: { '@type': 'relabel', '@label': RECORDS } },
      ],
    },
  ];
}
