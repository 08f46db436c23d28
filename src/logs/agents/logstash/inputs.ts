import { Codec, Plugin } from './plugin';
import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';

/** A part of a line goes before the next line of its file. */
const PARTS: Plugin = {
  name: 'multiline',
  settings: { pattern: ' (stdout|stderr) P ', what: 'next', auto_flush_interval: 5 },
};

function paths(input: Extract<PipelineInput, { kind: 'containerLogs' | 'files' | 'audit' }>): string[] {
  if (input.kind !== 'containerLogs') return [input.options.path];
  const { includeNamespaces } = input.options;
  return (includeNamespaces?.map((name) => `${name}_*`) ?? ['*']).map((folder) => `/var/log/pods/${folder}/*/*.log*`);
}

export function renderInput(input: PipelineInput, index: number, task: AgentTask): Plugin {
  const common = { id: `input-${index}`, add_field: { input: String(index) } };
  if (input.kind === 'syslog') {
    const { protocol, port } = input.options;
    return { name: protocol, settings: { ...common, port, codec: protocol === 'tcp' ? 'line' : 'plain' } };
  }
  const reading = input.kind === 'containerLogs' || input.kind === 'files' ? input.reading : {};
  return {
    name: 'file',
    settings: {
      ...common,
      path: paths(input as Extract<PipelineInput, { kind: 'containerLogs' | 'files' | 'audit' }>),
      // by the name of a file alone; folders are left out by the script
      exclude: ['*.gz', '*.tmp'],
      mode: 'tail',
      start_position: (reading.readFrom ?? (task.stateFolder ? 'head' : 'now')) === 'head' ? 'beginning' : 'end',
      ...(task.stateFolder && { sincedb_path: `${task.stateFolder}/input-${index}.positions` }),
      sincedb_clean_after: '14 days',
      ...(reading.ignoreOlderSeconds !== undefined && { ignore_older: reading.ignoreOlderSeconds }),
      ...(input.kind === 'containerLogs' && { codec: new Codec(PARTS) }),
    },
  };
}
