import { eventTime, Owned, OwnedObjects } from './owned';
import { secondsBetween, timeOf } from './times';
import { JsonObject } from '../model/json-object';
import { objectOf, textOf } from '../model/untyped';

/** Why a node that should have a pod has none. */
export interface Absence {
  readonly kind: 'not-observed' | 'creation-refused' | 'being-deleted' | 'new-node' | 'unknown';
  /** The word for it: `FailedCreate`, or what refused the pod, such as `Quota`. */
  readonly reason: string;
  readonly message: string;
  readonly isPassing: boolean;
}

/** What refuses pods, by what the API server says. */
const REFUSALS: readonly (readonly [word: string, said: RegExp])[] = [
  ['Quota', /exceeded quota|must specify .* for: |insufficient quota to match these scopes/],
  ['PodSecurity', /violates PodSecurity/],
  ['SecurityContextConstraints', /unable to validate against any security context constraint/],
  ['LimitRange', /(?:minimum|maximum) (?:cpu|memory|[\w./-]+) usage per|limit to request ratio per/],
  ['Webhook', /admission webhook|failed calling webhook/],
  ['AdmissionPolicy', /ValidatingAdmissionPolicy/],
  ['ServiceAccount', /serviceaccount "|service account .* not found|error looking up service account/],
  ['PriorityClass', /no PriorityClass with name|Priority.*(?:must not|is forbidden)/i],
  ['RuntimeClass', /RuntimeClass "/],
  ['Namespace', /because it is being terminated/],
];

/** The events of an hour are kept, by default. */
const EVENT_SECONDS = 3600;
const NEW_SECONDS = 60;

export function absenceOf(
  { manifest, events, pods }: OwnedObjects,
  node: JsonObject | undefined,
  { now }: Owned,
): Absence {
  const { deletionTimestamp, generation } = objectOf(manifest.metadata);
  if (textOf(deletionTimestamp) !== '') {
    return { kind: 'being-deleted', reason: 'Deleted', message: 'the DaemonSet is being deleted', isPassing: true };
  }
  // a pod that was created since then says that they are taken again
  const newest = Math.max(0, ...pods.map(({ created = 0 }) => created));
  const refusal = events.find((event) => {
    const at = eventTime(event) ?? 0;
    return event.reason === 'FailedCreate' && secondsBetween(at, now) < EVENT_SECONDS && at + 1000 >= newest;
  });
  if (refusal !== undefined) return refused(textOf(refusal.message));
  const { observedGeneration } = objectOf(manifest.status);
  if (typeof generation === 'number' && Number(observedGeneration ?? 0) < generation) {
    return notObserved(Number(observedGeneration ?? 0), generation);
  }
  const created = timeOf(objectOf(node?.metadata).creationTimestamp);
  if (created !== undefined && secondsBetween(created, now) < NEW_SECONDS) {
    return { kind: 'new-node', reason: 'NewNode', message: 'the node is new; its pod is on its way', isPassing: true };
  }
  return {
    kind: 'unknown',
    reason: 'NoPod',
    message: 'there is no pod, and no event says why; the controller creates it when it next looks at the DaemonSet',
    isPassing: false,
  };
}

export function notObserved(observed: number, generation: number): Absence {
  return {
    kind: 'not-observed',
    reason: 'NotObserved',
    message: `the DaemonSet controller has seen generation ${observed}, not ${generation}; it may not be running`,
    isPassing: false,
  };
}

function refused(message: string): Absence {
  const [word] = REFUSALS.find(([, said]) => said.test(message)) ?? ['FailedCreate'];
  return {
    kind: 'creation-refused',
    reason: word,
    // `Error creating: pods "agent-" is forbidden: exceeded quota: ...`
    message: message.replace(/^Error creating: /, ''),
    isPassing: false,
  };
}
