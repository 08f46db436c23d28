import { onOff, Plugin } from './plugin';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;
export const CONTAINER_TAG = 'kube';
export const POD_LOG_PARSER = 'pod-log';

/** What is kept on disk, and what happens once there is no room for more. */
function storage({ stateFolder, whenFull }: AgentTask): Plugin {
  if (!stateFolder) return {};
  return {
    'storage.type': 'filesystem',
    ...(whenFull === 'wait' && { 'storage.pause_on_chunks_overlimit': 'on' }),
  };
}

function tail(task: AgentTask, index: number): Plugin {
  const { stateFolder, memory, inputs } = task;
  return {
    refresh_interval: 5,
    // a line of Docker is escaped, so 16 KiB of output may be 96 KiB of file
    buffer_max_size: '256k',
    truncate_long_lines: 'on',
    // without positions, reading from the head would send everything again at each restart
    read_from_head: onOff(stateFolder !== undefined),
    ...(stateFolder
      ? { db: `${stateFolder}/input-${index}.db`, ...storage(task) }
      : { mem_buf_limit: `${Math.max(1, Math.floor(memory / 4 / inputs.length / MEBIBYTE))}M` }),
  };
}

/**
 * Files of CRI are read where the kubelet rotates them, so that those which were rotated while nothing was read are found as well. A renamed file
 * counts as a new one once `rotate_wait` is over; the kubelet has removed it long before that, which ends the watch.
 */
const ROTATED_FILES: Plugin = { path: '/var/log/pods/*/*/*.log*', rotate_wait: 31_536_000 };

function containerLogs(format: 'cri' | 'docker'): Plugin {
  return {
    tag: `${CONTAINER_TAG}.*`,
    ...(format === 'cri' ? ROTATED_FILES : { path: '/var/log/containers/*.log' }),
    'multiline.parser': format,
  };
}

export function renderInput(input: PipelineInput, index: number, task: AgentTask): Plugin {
  const alias = `input-${index}`;
  const exclude = task.excludedFiles(input);
  switch (input.kind) {
    case 'containerLogs':
      return {
        name: 'tail',
        alias,
        ...containerLogs(input.options.format === 'docker' ? 'docker' : 'cri'),
        exclude_path: exclude.join(','),
        ...tail(task, index),
      };
    case 'journald': {
      const { units = [], tag } = input.options;
      return {
        name: 'systemd',
        alias,
        tag,
        ...(units.length && { systemd_filter: units.map((unit) => `_SYSTEMD_UNIT=${unit}`) }),
        strip_underscores: 'on',
        read_from_tail: onOff(task.stateFolder === undefined),
        ...(task.stateFolder && { db: `${task.stateFolder}/input-${index}.db`, ...storage(task) }),
      };
    }
    case 'files':
      return {
        name: 'tail',
        alias,
        tag: input.options.tag,
        path: input.options.path,
        ...(exclude.length > 0 && { exclude_path: exclude.join(',') }),
        ...tail(task, index),
      };
    default:
      return task.complain(`inputs[${index}]`, 'is nothing that Fluent Bit renders');
  }
}
