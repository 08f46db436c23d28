import { joiningParser } from './joining';
import { onOff, Plugin } from './plugin';
import { FileReading, PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { windowsPath } from '../../windows-path';

const MEBIBYTE = 2 ** 20;
export const CONTAINER_TAG = 'kube';
export const POD_LOG_PARSER = 'pod-log';
export const WHOLE_TEXT = 'whole-text';

/** What is kept on disk, and what happens once there is no room for more. */
function storage({ stateFolder, whenFull }: AgentTask): Plugin {
  if (!stateFolder) return {};
  return {
    'storage.type': 'filesystem',
    ...(whenFull === 'wait' && { 'storage.pause_on_chunks_overlimit': 'on' }),
  };
}

function tail(task: AgentTask, index: number, { readFrom, ignoreOlderSeconds }: FileReading): Plugin {
  const { stateFolder, memory, inputs } = task;
  return {
    refresh_interval: 5,
    // a line of Docker is escaped, so 16 KiB of output may be 96 KiB of file
    buffer_max_size: '256k',
    truncate_long_lines: 'on',
    // without positions, reading from the head would send everything again at each restart
    read_from_head: onOff(readFrom ? readFrom === 'head' : stateFolder !== undefined),
    ...(ignoreOlderSeconds && { ignore_older: `${ignoreOlderSeconds}s` }),
    ...(stateFolder
      ? { db: `${stateFolder}/input-${index}.db`, ...storage(task) }
      : { mem_buf_limit: `${Math.max(1, Math.floor(memory / 4 / inputs.length / MEBIBYTE))}M` }),
  };
}

/**
 * Files of CRI are read where the kubelet rotates them, so that those which were rotated while nothing was read are found as well. A renamed file
 * counts as a new one once `rotate_wait` is over; the kubelet has removed it long before that, which ends the watch.
 */
const ROTATED_FILES: Plugin = { rotate_wait: 31_536_000 };

function containerLogs({ options, reading }: ContainerLogs, index: number, onNode: (path: string) => string): Plugin {
  const { format, includeNamespaces = ['*'] } = options;
  const isDocker = format === 'docker';
  const path = includeNamespaces
    .map((name) => {
      if (isDocker) return name === '*' ? '/var/log/containers/*.log' : `/var/log/containers/*_${name}_*.log`;
      return name === '*' ? '/var/log/pods/*/*/*.log*' : `/var/log/pods/${name}_*/*/*.log*`;
    })
    .map(onNode)
    .join(',');
  return {
    tag: `${CONTAINER_TAG}.*`,
    path,
    ...(!isDocker && ROTATED_FILES),
    'multiline.parser': reading.joining ? joiningParser(index) : format === 'both' ? ['docker', 'cri'] : format,
  };
}

/** Ports that pods of the node send to. */
const listener = (port: number): Plugin => ({ listen: '${POD_IP}', port });

export function renderInput(input: PipelineInput, index: number, task: AgentTask): Plugin {
  const alias = `input-${index}`;
  const exclude = task.excludedFiles(input);
  const kept = task.stateFolder ? storage(task) : {};
  const onNode = (path: string) => (task.isWindows ? windowsPath(path) : path);
  const { tag } = input.options;
  switch (input.kind) {
    case 'containerLogs':
      return {
        name: 'tail',
        alias,
        ...containerLogs(input, index, onNode),
        exclude_path: exclude.join(','),
        ...tail(task, index, input.reading),
      };
    case 'journald':
    case 'kernel': {
      const filters =
        input.kind === 'kernel'
          ? ['_TRANSPORT=kernel']
          : (input.options.units ?? []).map((unit) => `_SYSTEMD_UNIT=${unit}`);
      return {
        name: 'systemd',
        alias,
        tag,
        ...(filters.length && { systemd_filter: filters }),
        strip_underscores: 'on',
        read_from_tail: onOff(task.stateFolder === undefined),
        ...(task.stateFolder && { db: `${task.stateFolder}/input-${index}.db`, ...storage(task) }),
      };
    }
    case 'files':
    case 'audit': {
      const reading = input.kind === 'files' ? input.reading : {};
      return {
        name: 'tail',
        alias,
        tag,
        path: onNode(input.options.path),
        ...(exclude.length > 0 && { exclude_path: exclude.join(',') }),
        ...(reading.joining && { 'multiline.parser': joiningParser(index) }),
        ...tail(task, index, reading),
      };
    }
    case 'otlp':
      return { name: 'opentelemetry', alias, tag, ...listener(input.options.httpPort), tag_from_uri: 'off', ...kept };
    case 'forward':
      return { name: 'forward', alias, tag, ...listener(input.options.port), ...kept };
    case 'collectors': {
      const { port, certificateFile, keyFile, clientCaFile, sharedKey } = input.options;
      return {
        name: 'forward',
        alias,
        tag,
        ...listener(port),
        tls: 'on',
        'tls.crt_file': certificateFile,
        'tls.key_file': keyFile,
        ...(clientCaFile && { 'tls.ca_file': clientCaFile, 'tls.verify_client_cert': 'on' }),
        ...(sharedKey && { shared_key: `\${${sharedKey.env}}`, self_hostname: '${POD_NAME}' }),
        ...kept,
      };
    }
    case 'kubernetesEvents':
      return {
        name: 'kubernetes_events',
        alias,
        tag,
        ...(task.stateFolder && { db: `${task.stateFolder}/events.db` }),
        ...kept,
      };
    case 'syslog':
      // the input for plain UDP waits for a line end, which a packet need not have
      return input.options.protocol === 'udp'
        ? { name: 'syslog', alias, tag, mode: 'udp', ...listener(input.options.port), parser: WHOLE_TEXT, ...kept }
        : { name: 'tcp', alias, tag, ...listener(input.options.port), format: 'none', ...kept };
  }
}

type ContainerLogs = Extract<PipelineInput, { kind: 'containerLogs' }>;
