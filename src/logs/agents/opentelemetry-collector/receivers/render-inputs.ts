import { files } from './files';
import { journal } from './journal';
import { network, received } from './network';
import { Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';

/** The journal on disk, and the one that is lost with the node. */
const JOURNALS = ['/var/log/journal', '/run/log/journal'];

export interface RenderedInput {
  readonly receivers: readonly Receiver[];
  /** Statements that bring what is received into the form of the record model. */
  readonly statements: readonly string[];
}

export function renderInput(input: PipelineInput, task: AgentTask): RenderedInput {
  switch (input.kind) {
    case 'journald':
    case 'kernel':
      return { receivers: JOURNALS.map((folder) => journal(input, folder, task)), statements: [] };
    case 'otlp':
    case 'forward':
    case 'syslog':
      return { receivers: [network(input)], statements: received(input) };
    default:
      return { receivers: [files(input, task)], statements: [] };
  }
}
