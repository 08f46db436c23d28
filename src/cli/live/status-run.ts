import { isUnread } from '../../cluster/cluster-state';
import { statusAnswer } from '../../cluster/status';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { safeJson } from '../one-line';
import { statusHtml } from './html';
import { stateOf, wantedOf } from './options';
import { statusText } from './status-text';
import { chosen, tellLimits } from './words';

/** What `status` needs to know of a cluster. */
export const STATUS_RESOURCES = ['daemonsets', 'controllerrevisions', 'pods', 'nodes', 'events', 'podmetrics'] as const;

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length > 1) throw new UserError(`status takes one name, not ${operands.length}`);
  const wanted = wantedOf(values, operands.at(0));
  const state = await stateOf(values, wanted, { resources: STATUS_RESOURCES }, io);
  const answer = statusAnswer(state, (owned) => chosen(owned, wanted));
  tellLimits(answer, io);
  if (values.format === 'json') io.out(`${safeJson(answer)}\n`);
  else if (values.format === 'html') for (const part of statusHtml(answer, state.objects.nodes)) io.out(part);
  else for (const part of statusText(answer, wanted.name !== undefined, io)) io.out(part);
  if (!answer.allIsWell) return EXIT.found;
  return isUnread(state, 'nodes') ? EXIT.usage : EXIT.ok;
}
