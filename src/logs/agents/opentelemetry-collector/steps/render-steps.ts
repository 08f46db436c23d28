import { expression } from './conditions';
import { dedot, move, remove, set, truncate } from './fields';
import { Operation, Processor } from './operations';
import { literal } from './ottl';
import { parse } from './parse';
import { redact } from './redact';
import { severity } from './severity';
import { time } from './time';
import { PipelineStep } from '../../../pipeline';
import { AgentTask } from '../../../rendering';

/** Random identifiers begin with this many digits of chance. */
const DIGITS = 8;

/** The least beginning of a random identifier that is left out, so that one record in so many is kept. */
const share = (oneIn: number): string =>
  Math.floor(16 ** DIGITS / oneIn)
    .toString(16)
    .padStart(DIGITS, '0');

type Raw = (config: string, task: AgentTask) => Processor[];

function operations(step: PipelineStep, task: AgentTask, raw: Raw): Operation[] {
  const conditions = step.when ? [expression(step.when)] : [];
  switch (step.kind) {
    case 'parse':
      return parse(step, conditions);
    case 'drop':
      return [{ drop: expression(step.when) }];
    case 'sample':
      return [
        { drop: [...conditions, `Substring(UUID(), 0, ${DIGITS}) >= ${literal(share(step.oneIn))}`].join(' and ') },
      ];
    case 'redact':
      return redact(step, conditions, task.steps);
    case 'set':
      return [{ change: set(step, conditions) }];
    case 'remove':
      return [{ change: remove(step, conditions) }];
    case 'move':
      return [{ change: move(step, conditions) }];
    case 'truncate':
      return [{ change: truncate(step, conditions) }];
    case 'dedot':
      return [{ change: dedot(step, conditions) }];
    case 'time':
      return [{ change: time(step, conditions) }];
    case 'severity':
      return [{ change: severity(step, conditions) }];
    case 'raw':
      return [{ processors: raw(step.config, task) }];
    case 'rateLimit':
      // refused before, since no processor of the collector does it
      return [];
  }
}

/** What the collector does for the steps. */
export const renderSteps = (task: AgentTask, raw: Raw): Operation[] =>
  task.steps.flatMap((step) => operations(step, task, raw));
