import { PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { journalStatements } from '../opentelemetry-collector/receivers/journal';
import { originStatements } from '../opentelemetry-collector/receivers/receiver';
import { RenderedInput, renderInput } from '../opentelemetry-collector/receivers/render-inputs';

/** How far back an entry of the journal may be that is read without a position. */
const AGE = { head: '8760h', now: '1m' };

type JournalInput = Extract<PipelineInput, { kind: 'journald' | 'kernel' }>;

function journal(input: JournalInput, task: AgentTask): RenderedInput {
  const units = input.kind === 'journald' ? (input.options.units ?? []) : [];
  const matches = input.kind === 'kernel' ? ['_TRANSPORT=kernel'] : units.map((unit) => `_SYSTEMD_UNIT=${unit}`);
  return {
    // an entry has to meet all matches of a component
    receivers: (matches.length ? matches : ['']).map((match) => ({
      type: 'journal',
      config: {
        format_as_json: true,
        max_age: AGE[task.stateFolder ? 'head' : 'now'],
        ...(match && { matches: match }),
      },
    })),
    statements: ['set(log.body, ParseJSON(log.body)) where IsString(log.body)', ...journalStatements(input, task)],
  };
}

/** Inputs as the OpenTelemetry Collector has them, but for those that Alloy reads with components of its own. */
export function renderAlloyInput(input: PipelineInput, task: AgentTask): RenderedInput {
  if (input.kind === 'journald' || input.kind === 'kernel') return journal(input, task);
  const rendered = renderInput(input, task);
  if (input.kind !== 'syslog') return rendered;
  return {
    // the component has no operators
    receivers: rendered.receivers.map(({ type, config }) => {
      const { operators: _operators, ...settings } = config as { operators: unknown };
      return { type, config: settings };
    }),
    statements: [
      'keep_keys(log.attributes, [])',
      'set(log.attributes["message"], log.body)',
      ...originStatements(input, task),
      'set(log.body, "")',
    ],
  };
}
