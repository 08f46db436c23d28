import { ClusterState } from './cluster-state';
import { Drift, driftOf } from './drift';
import { managersOf } from './managers';
import { unmasked } from './unmasked';
import { prioritiesOf } from './why';
import { JsonObject } from '../model/json-object';
import { objectOf, textOf } from '../model/untyped';
import { Planner } from '../scheduling/planner';
import { newestMinor } from '../stored/kubernetes-versions';

/** A manifest that is to be applied, and what the server says to it. */
export interface Candidate {
  readonly manifest: JsonObject;
  readonly namespace: string;
  readonly name: string;
  /** Why the library expects the server to refuse it. */
  readonly refused: readonly string[];
  /** The server's own dry run; absent if it was not asked. */
  readonly server?: { readonly applied?: JsonObject; readonly refused?: string };
}

export interface DiffEntry {
  readonly namespace: string;
  readonly name: string;
  /** `new`: it is not in the cluster; `same`: applying changes nothing. */
  readonly kind: 'new' | 'same' | 'changed' | 'refused';
  readonly differences: Drift['differences'];
  readonly hidden: number;
  /** Values that may be secret, which a snapshot does not hold and which are taken for equal. */
  readonly masked: number;
  readonly unexpected: Drift['unexpected'];
  /** By the server, or, where it was not asked, by the library. */
  readonly refused: readonly string[];
  readonly restarts: readonly string[];
  readonly gains: readonly string[];
  readonly losses: readonly string[];
  /** Who would undo it. */
  readonly managedBy: readonly string[];
}

export interface DiffAnswer {
  readonly kubernetesVersion: string;
  readonly takenAt: string;
  readonly daemonSets: readonly DiffEntry[];
  readonly nothingDiffers: boolean;
  readonly unread: ClusterState['unread'];
  readonly moved: ClusterState['moved'];
}

export function diffAnswer(state: ClusterState, candidates: readonly Candidate[]): DiffAnswer {
  const minor = newestMinor(state.kubernetesVersion);
  const daemonSets = candidates.map((candidate) => entryOf(candidate, state, minor));
  return {
    kubernetesVersion: state.kubernetesVersion,
    takenAt: state.takenAt,
    daemonSets,
    nothingDiffers: daemonSets.every(({ kind }) => kind === 'same'),
    unread: state.unread,
    moved: state.moved,
  };
}

function entryOf(
  { manifest, namespace, name, refused, server }: Candidate,
  state: ClusterState,
  minor: number,
): DiffEntry {
  const found = state.objects.daemonsets.find(({ metadata }) => {
    const own = objectOf(metadata);
    return own.namespace === namespace && own.name === name;
  });
  const { live, masked } =
    found !== undefined && state.redacted ? unmasked(found, manifest, minor) : { live: found, masked: 0 };
  const nothing = { differences: [], hidden: 0, masked: 0, unexpected: [], restarts: [], gains: [], losses: [] };
  const managedBy = live === undefined ? [] : managersOf(live).map(({ kind, name: who }) => `${kind} (${who})`);
  const refusals = server === undefined ? refused : server.refused === undefined ? [] : [server.refused];
  if (refusals.length > 0) {
    return { namespace, name, kind: 'refused', ...nothing, refused: refusals, managedBy };
  }
  const planned = withNamespace(server?.applied ?? manifest, namespace);
  const moves = movesOf(live, planned, state, minor);
  if (live === undefined) return { namespace, name, kind: 'new', ...nothing, refused: [], ...moves, managedBy };
  const drift = driftOf(live, manifest, minor, server?.applied);
  if (typeof drift === 'string') return { namespace, name, kind: 'refused', ...nothing, refused: [drift], managedBy };
  const isSame = drift.differences.every((one) => one.class === 'kept');
  return {
    namespace,
    name,
    kind: isSame ? 'same' : 'changed',
    ...drift,
    masked,
    refused: [],
    ...(isSame ? NO_MOVES : moves),
    managedBy,
  };
}

const NO_MOVES = { restarts: [], gains: [], losses: [] };

function withNamespace(manifest: JsonObject, namespace: string): JsonObject {
  return { ...manifest, metadata: { ...objectOf(manifest.metadata), namespace } };
}

function movesOf(
  live: JsonObject | undefined,
  planned: JsonObject,
  state: ClusterState,
  minor: number,
): Pick<DiffEntry, 'restarts' | 'gains' | 'losses'> {
  const { nodes, pods } = state.objects;
  if (nodes.length === 0) return NO_MOVES;
  const [change] = new Planner({ kubernetesVersion: `1.${minor}` }).compare(
    live === undefined ? [] : [live],
    [planned],
    [...nodes],
    { pods: [...pods], ...prioritiesOf(state) },
  );
  return { restarts: change.restarts, gains: change.gains, losses: change.losses };
}

/** Where a manifest goes: its own namespace, or that of the context. */
export function placeOf(
  manifest: JsonObject,
  namespace: string,
): { readonly namespace: string; readonly name: string } {
  const { namespace: own, name } = objectOf(manifest.metadata);
  return { namespace: textOf(own) || namespace, name: textOf(name) };
}
