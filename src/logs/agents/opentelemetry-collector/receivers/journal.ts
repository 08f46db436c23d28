import { checkpoints, Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { env } from '../variables';

type JournalInput = Extract<PipelineInput, { kind: 'journald' | 'kernel' }>;

/** The journal of the node, which the program `journalctl` reads. */
export function journal(input: JournalInput, folder: string, task: AgentTask): Receiver {
  const units = input.kind === 'journald' ? (input.options.units ?? []) : [];
  return {
    type: 'journald',
    config: {
      directory: folder,
      start_at: task.stateFolder ? 'beginning' : 'end',
      // of every importance
      priority: 'debug',
      ...(units.length > 0 && { units }),
      ...(input.kind === 'kernel' && { matches: [{ _TRANSPORT: 'kernel' }] }),
      ...checkpoints(task),
      operators: [
        { type: 'move', from: 'body.MESSAGE', to: 'attributes.message', if: 'body.MESSAGE != nil' },
        { type: 'move', from: 'body', to: 'attributes.parsed' },
        { type: 'add', field: 'attributes.tag', value: input.options.tag },
        { type: 'add', field: 'attributes.node', value: env('NODE_NAME') },
      ],
    },
  };
}
