import { isUnread } from '../../cluster/cluster-state';
import { ownedObjects } from '../../cluster/owned';
import { rolloutAnswer } from '../../cluster/rollout';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { safeJson } from '../one-line';
import { rolloutHtml } from './html';
import { stateOf, wantedOf } from './options';
import { rolloutText } from './rollout-text';
import { tellLimits, theOne } from './words';

/** What `rollout` needs to know of a cluster. */
export const ROLLOUT_RESOURCES = ['daemonsets', 'controllerrevisions', 'pods', 'nodes', 'events'] as const;

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length !== 1) throw new UserError('rollout takes the name of one DaemonSet');
  const wanted = wantedOf(values, operands[0]);
  const state = await stateOf(values, wanted, { resources: ROLLOUT_RESOURCES }, io);
  const owned = ownedObjects(state);
  const daemonSet = theOne(owned, wanted);
  for (const resource of ['nodes', 'controllerrevisions'] as const) {
    const missing = state.unread.find((one) => one.resource === resource);
    if (isUnread(state, resource)) {
      throw new UserError(`${resource} are not known, without which no rollout can be judged: ${missing!.why}`);
    }
  }
  const answer = rolloutAnswer(state, daemonSet, owned);
  tellLimits(answer, io);
  if (values.format === 'json') io.out(`${safeJson(answer)}\n`);
  else if (values.format === 'html') for (const part of rolloutHtml(answer)) io.out(part);
  else for (const part of rolloutText(answer, io)) io.out(part);
  return answer.willEnd ? EXIT.ok : EXIT.found;
}
