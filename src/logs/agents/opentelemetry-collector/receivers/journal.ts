import { checkpoints, originStatements, Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';

type JournalInput = Extract<PipelineInput, { kind: 'journald' | 'kernel' }>;

/** The journal on disk, and the one that is lost with the node. */
const FOLDERS = ['/var/log/journal', '/run/log/journal'];

/** The journal of the node, which the program `journalctl` reads. */
export function journal(input: JournalInput, task: AgentTask): Receiver[] {
  const units = input.kind === 'journald' ? (input.options.units ?? []) : [];
  return FOLDERS.map((directory) => ({
    type: 'journald',
    config: {
      directory,
      start_at: task.stateFolder ? 'beginning' : 'end',
      // of every importance
      priority: 'debug',
      ...(units.length > 0 && { units }),
      ...(input.kind === 'kernel' && { matches: [{ _TRANSPORT: 'kernel' }] }),
      ...checkpoints(task),
    },
  }));
}

/** The fields of an entry, without the underscores before their names and without its place in the journal. */
export const journalStatements = (input: JournalInput, task: AgentTask): string[] => [
  'set(log.attributes, log.body) where IsMap(log.body)',
  'set(log.body, "")',
  'delete_matching_keys(log.attributes, "^__")',
  'replace_all_patterns(log.attributes, "key", "^_", "")',
  'set(log.attributes["message"], log.attributes["MESSAGE"]) where log.attributes["MESSAGE"] != nil',
  'delete_key(log.attributes, "MESSAGE")',
  ...originStatements(input, task),
];
