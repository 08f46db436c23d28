import { RESOURCES } from '../../cluster/cluster-state';
import { Values } from '../command';
import { EXIT } from '../exit-codes';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';
import { stateOf, wantedOf } from './options';
import { writeSnapshot } from './snapshot-files';
import { tellLimits } from './words';
import { counted } from '../plan/words';

export async function run(values: Values, operands: string[], io: Io): Promise<number> {
  if (operands.length !== 1) throw new UserError('snapshot takes the folder to write to');
  const state = await stateOf(values, wantedOf(values, undefined), { resources: RESOURCES, allPods: true }, io);
  writeSnapshot(operands[0], state);
  tellLimits(state, io);
  const { daemonsets, pods, nodes } = state.objects;
  io.err(
    `${oneLine(operands[0])} holds ${counted(daemonsets.length, 'DaemonSet')}, ${counted(pods.length, 'pod')} and ${counted(nodes.length, 'node')}; environment values and others that may be secret are masked\n`,
  );
  return EXIT.ok;
}
