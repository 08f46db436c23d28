import { JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';
import { Values } from '../command';
import { Io, UserError } from '../io';
import { stateOf } from './options';
import { tellLimits } from './words';

/** What a plan reads of a cluster instead of files. */
export interface LiveInventory {
  readonly nodes: readonly JsonObject[];
  readonly pods: readonly JsonObject[];
  readonly priorityClasses: readonly JsonObject[];
  readonly kubernetesVersion: string;
}

const RESOURCES = ['nodes', 'pods', 'priorityclasses'] as const;

/** The nodes, all pods and the priority classes of the cluster or of a snapshot. */
export async function liveInventory(values: Values, io: Io): Promise<LiveInventory> {
  const given = ['nodes', 'pods'].find((option) => ownValue(values, option) !== undefined);
  if (given !== undefined) throw new UserError(`--${given} names files; leave it out where the cluster is read`);
  const state = await stateOf(
    { ...values, 'all-namespaces': values.snapshot === undefined },
    {},
    { resources: RESOURCES, allPods: true },
    io,
  );
  const unread = state.unread.find(({ resource }) => resource === 'nodes');
  if (unread !== undefined) throw new UserError(`nodes are not known, without which there is no plan: ${unread.why}`);
  tellLimits(
    { unread: state.unread.filter(({ resource }) => RESOURCES.some((one) => one === resource)), moved: [] },
    io,
  );
  const { nodes, pods, priorityclasses } = state.objects;
  return { nodes, pods, priorityClasses: priorityclasses, kubernetesVersion: state.kubernetesVersion };
}
