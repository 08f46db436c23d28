import { setOwn } from '../../../../model/json-object';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { Configuration } from '../configuration';

type JournalInput = Extract<PipelineInput, { kind: 'journald' | 'kernel' }>;

/** The fields of an entry, without the underscores before their names and without its place in the journal. */
const FIELDS = [
  ...['host', 'source_type'].map((name) => `del(.${name})`),
  '. = filter(.) -> |name, _value| { !starts_with(name, "__") }',
  '. = map_keys(.) -> |name| { replace(name, r\'\\A_\', "") }',
];

/** The journal of the node, which the program `journalctl` reads. */
export function journal(configuration: Configuration, id: string, input: JournalInput, task: AgentTask): string[] {
  const units = input.kind === 'journald' ? (input.options.units ?? []) : [];
  setOwn(configuration.sources, id, {
    type: 'journald',
    // journalctl 250 to 257 knows no other
    current_boot_only: true,
    since_now: task.stateFolder === undefined,
    ...(units.length > 0 && { include_units: units }),
    ...(input.kind === 'kernel' && { include_matches: { _TRANSPORT: ['kernel'] } }),
  });
  return configuration.remap(`${id}-named`, [id], FIELDS);
}
