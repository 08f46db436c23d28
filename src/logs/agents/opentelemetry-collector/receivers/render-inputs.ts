import { collectors, EVENTS, eventStatements, FROM_COLLECTORS } from './aggregator';
import { files } from './files';
import { journal, journalStatements } from './journal';
import { network, received } from './network';
import { Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';

export interface RenderedInput {
  readonly receivers: readonly Receiver[];
  /** Statements that bring what is received into the form of the record model. */
  readonly statements: readonly string[];
}

export function renderInput(input: PipelineInput, task: AgentTask): RenderedInput {
  switch (input.kind) {
    case 'journald':
    case 'kernel':
      return { receivers: journal(input, task), statements: journalStatements(input, task) };
    case 'collectors':
      return { receivers: [collectors(input)], statements: FROM_COLLECTORS };
    case 'kubernetesEvents':
      return { receivers: [EVENTS], statements: eventStatements(input) };
    case 'otlp':
    case 'forward':
    case 'syslog':
      return { receivers: [network(input, task)], statements: received(input, task) };
    default:
      return { receivers: [files(input, task)], statements: [] };
  }
}
