import { daemonPods } from './daemon-pods';
import { Kubectl } from './kubectl';
import { KubectlProblem } from './kubectl-problem';
import { selectorText } from './selector-text';
import { ClusterState, Resource, UnreadResource } from '../../cluster/cluster-state';
import { slim } from '../../cluster/slim';
import { JsonObject } from '../../model/json-object';
import { objectOf, textOf } from '../../model/untyped';
import { UserError } from '../io';

/** What to read of a cluster. */
export interface Scope {
  /** The name of the DaemonSet that the answer is about: then only its pods are read. */
  readonly name?: string;
  /** A label selector of DaemonSets. */
  readonly selector?: string;
  readonly resources: readonly Resource[];
  /** Pods of all owners, because room on nodes is asked for. */
  readonly allPods?: boolean;
}

/** Where and what to ask for. */
const SOURCES: {
  readonly [resource in Resource]: {
    readonly type: string;
    readonly isGlobal?: true;
    readonly args?: readonly string[];
  };
} = {
  daemonsets: { type: 'daemonsets.apps' },
  controllerrevisions: { type: 'controllerrevisions.apps' },
  pods: { type: 'pods' },
  nodes: { type: 'nodes', isGlobal: true },
  events: { type: 'events', args: ['--field-selector', 'type=Warning'] },
  priorityclasses: { type: 'priorityclasses.scheduling.k8s.io', isGlobal: true },
  podmetrics: { type: 'pods.metrics.k8s.io' },
};

/** Without these there is no answer. */
const NEEDED: ReadonlySet<Resource> = new Set(['daemonsets', 'pods']);

export async function readCluster(kubectl: Kubectl, scope: Scope, now: () => Date): Promise<ClusterState> {
  const [kubernetesVersion, all] = await Promise.all([
    serverVersion(kubectl),
    list(kubectl, 'daemonsets', selected(scope)),
  ]);
  const daemonsets = scope.name === undefined ? all : named(all, scope.name);
  const takenAt = now().toISOString();
  const unread: UnreadResource[] = [];
  const objects = Object.fromEntries(
    await Promise.all(
      scope.resources.map(async (resource) => {
        if (resource === 'daemonsets') return [resource, all] as const;
        try {
          const more = argsFor(resource, scope, daemonsets);
          // room on nodes is taken by all pods, with what they request
          const isOwn = resource === 'pods' && scope.allPods !== true;
          return [
            resource,
            isOwn ? await daemonPods(kubectl, [...kubectl.scope(), ...more]) : await list(kubectl, resource, more),
          ] as const;
        } catch (error) {
          if (!(error instanceof KubectlProblem) || !isDispensable(resource, error)) throw error;
          unread.push({ resource, why: error.message });
          return [resource, []] as const;
        }
      }),
    ),
  ) as Partial<Record<Resource, JsonObject[]>>;
  const again = await list(kubectl, 'daemonsets', selected(scope));
  return {
    takenAt,
    kubernetesVersion,
    objects: { ...NOTHING, ...objects },
    // the metrics API is an extra that many clusters do not have
    unread: unread.filter(({ resource }) => resource !== 'podmetrics'),
    moved: movedBetween(all, again),
    redacted: false,
  };
}

export const NOTHING: Readonly<Record<Resource, JsonObject[]>> = {
  daemonsets: [],
  controllerrevisions: [],
  pods: [],
  nodes: [],
  events: [],
  priorityclasses: [],
  podmetrics: [],
};

function isDispensable(resource: Resource, { kind }: KubectlProblem): boolean {
  return resource === 'podmetrics' || (!NEEDED.has(resource) && kind === 'forbidden');
}

function selected({ selector }: Scope): string[] {
  return selector === undefined ? [] : ['-l', selector];
}

function argsFor(resource: Resource, { name, allPods }: Scope, daemonsets: readonly JsonObject[]): string[] {
  if (resource !== 'pods' || allPods || name === undefined || daemonsets.length !== 1) return [];
  const text = selectorText(objectOf(daemonsets[0].spec).selector);
  return text === '' ? [] : ['-l', text];
}

async function list(kubectl: Kubectl, resource: Resource, more: readonly string[]): Promise<JsonObject[]> {
  const { type, isGlobal, args = [] } = SOURCES[resource];
  const items: JsonObject[] = [];
  await kubectl.list(type, [...(isGlobal ? [] : kubectl.scope()), ...args, ...more], (item) =>
    items.push(slim(resource, item)),
  );
  return items;
}

function named(daemonsets: readonly JsonObject[], name: string): JsonObject[] {
  return daemonsets.filter(({ metadata }) => objectOf(metadata).name === name);
}

export async function serverVersion(kubectl: Kubectl): Promise<string> {
  const { serverVersion: server } = await kubectl.object(['version', '-o', 'json'], 'the version of the server');
  const version = textOf(objectOf(server).gitVersion);
  if (version === '') throw new UserError('kubectl does not tell the version of the server');
  return version;
}

/** The DaemonSets that are others, or have another generation, in the second list. */
function movedBetween(before: readonly JsonObject[], after: readonly JsonObject[]): string[] {
  const stamps = (daemonsets: readonly JsonObject[]) =>
    new Map(
      daemonsets.map(({ metadata }) => {
        const { namespace, name, uid, generation } = objectOf(metadata);
        return [`${textOf(namespace)}/${textOf(name)}`, `${textOf(uid)} ${String(generation)}`];
      }),
    );
  const [first, second] = [stamps(before), stamps(after)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((id) => first.get(id) !== second.get(id)).sort();
}
