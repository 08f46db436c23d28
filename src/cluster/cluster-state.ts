import { JsonObject } from '../model/json-object';

/** The kinds of objects that answers about a cluster are made of. */
export const RESOURCES = [
  'daemonsets',
  'controllerrevisions',
  'pods',
  'nodes',
  'events',
  'priorityclasses',
  'podmetrics',
] as const;

export type Resource = (typeof RESOURCES)[number];

/** A cluster as it was read: lists of objects as the API server gives them, and what could not be read. */
export interface ClusterState {
  /** The time of reading, as Kubernetes writes times. Ages and deadlines count from it. */
  readonly takenAt: string;
  /** The version of the API server, such as `v1.36.4`. */
  readonly kubernetesVersion: string;
  readonly objects: Readonly<Record<Resource, readonly JsonObject[]>>;
  /** Kinds that could not be read. An answer that needs one of them says so. */
  readonly unread: readonly UnreadResource[];
  /** The DaemonSets, as `namespace/name`, that changed while the lists were read: these are not of one moment. */
  readonly moved: readonly string[];
  /** Values that may be secret were replaced. */
  readonly redacted: boolean;
}

export interface UnreadResource {
  readonly resource: Resource;
  readonly why: string;
}

export function isUnread({ unread }: ClusterState, resource: Resource): boolean {
  return unread.some((one) => one.resource === resource);
}
