import { Resource } from './cluster-state';
import { JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { objectOf, objectsOf } from '../model/untyped';

/*
 * What answers read of an object. Lists of a large cluster take a tenth of the memory so, and no value of an environment variable is
 * kept of pods.
 */

type Pick = (object: JsonObject) => JsonObject;

const fields =
  (...names: readonly string[]): Pick =>
  (object) =>
    Object.fromEntries(
      names.flatMap((name) => (ownValue(object, name) === undefined ? [] : [[name, ownValue(object, name)]])),
    );

const each = (pick: Pick, value: unknown) => (value === undefined ? undefined : objectsOf(value).map(pick));

const metadata = fields(
  'name',
  'namespace',
  'uid',
  'labels',
  'ownerReferences',
  'creationTimestamp',
  'deletionTimestamp',
  'finalizers',
);
const podSpec = fields('nodeName', 'affinity', 'hostNetwork', 'priority', 'overhead', 'resources', 'readinessGates');
const container = fields('name', 'restartPolicy', 'resources', 'ports');
const podStatus = fields(
  'phase',
  'reason',
  'message',
  'podIP',
  'startTime',
  'conditions',
  'resources',
  'allocatedResources',
);
const containerStatus = fields(
  'name',
  'state',
  'lastState',
  'ready',
  'started',
  'restartCount',
  'resources',
  'allocatedResources',
);

const whole: Pick = (object) => {
  const { managedFields, ...rest } = objectOf(object.metadata);
  return { ...object, metadata: rest };
};

const SLIM: { readonly [resource in Resource]: Pick } = {
  daemonsets: whole,
  controllerrevisions: whole,
  priorityclasses: whole,
  podmetrics: whole,
  pods: (pod) => {
    const [spec, status] = [objectOf(pod.spec), objectOf(pod.status)];
    return {
      kind: 'Pod',
      metadata: metadata(objectOf(pod.metadata)),
      spec: {
        ...podSpec(spec),
        containers: each(container, spec.containers),
        initContainers: each(container, spec.initContainers),
      },
      status: {
        ...podStatus(status),
        containerStatuses: each(containerStatus, status.containerStatuses),
        initContainerStatuses: each(containerStatus, status.initContainerStatuses),
      },
    };
  },
  nodes: (node) => ({
    kind: 'Node',
    metadata: metadata(objectOf(node.metadata)),
    spec: fields('taints', 'unschedulable')(objectOf(node.spec)),
    status: fields('allocatable', 'conditions')(objectOf(node.status)),
  }),
  events: (event) => ({
    kind: 'Event',
    metadata: fields('name', 'namespace')(objectOf(event.metadata)),
    ...fields(
      'involvedObject',
      'reason',
      'message',
      'type',
      'lastTimestamp',
      'firstTimestamp',
      'eventTime',
      'series',
      'count',
    )(event),
  }),
};

export function slim(resource: Resource, object: JsonObject): JsonObject {
  return SLIM[resource](object);
}
