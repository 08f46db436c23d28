import { containerTrouble } from './container-trouble';
import { Owned } from './owned';
import { conditionOf, DaemonPod } from './pods';
import { schedulerReason } from './scheduler-message';
import { secondsBetween, timeOf } from './times';
import { Trouble, TroubleKind } from './trouble-kinds';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { listOf, objectOf, textOf } from '../model/untyped';

/**
 * How long a pod may take before it counts as stuck: the default of `progressDeadlineSeconds`, which DaemonSets do not have.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/apis/apps/v1/defaults.go (SetDefaults_Deployment)
 */
export const PATIENCE_SECONDS = 600;

/** Why a pod is not ready: what explains most comes first. Undefined for a pod that is ready on a node that is ready. */
export function troubleOf(pod: DaemonPod, { unreadyNodes, podEvents, now }: Owned): Trouble | undefined {
  const unreadyNode = pod.isScheduled ? unreadyNodes.get(pod.node) : undefined;
  if (pod.isEnding) return ending(pod.object, unreadyNode, now);
  // while the kubelet is silent, what the pod said last is old
  if (unreadyNode !== undefined) return unreadyNode;
  if (pod.isReady) return undefined;
  const { status } = pod.object;
  const events = podEvents.get(pod.uid) ?? [];
  if (pod.phase === 'Failed' || pod.phase === 'Succeeded') return failed(pod.phase, objectOf(status));
  if (!pod.isScheduled) return unscheduled(pod, now);
  const isYoung = secondsBetween(pod.created, now) < PATIENCE_SECONDS;
  return (
    containerTrouble(objectOf(pod.object.spec), objectOf(status), events, isYoung) ??
    beforeContainers(events) ?? {
      kind: gateOf(pod.object) ? 'readiness-gate' : 'starting',
      reason: textOf(conditionOf(pod.object, 'Ready').reason) || 'NotReady',
      message: textOf(conditionOf(pod.object, 'Ready').message) || 'the kubelet has not said that the pod is ready',
      isPassing: isYoung,
    }
  );
}

function ending({ metadata }: JsonObject, unreadyNode: Trouble | undefined, now: number): Trouble {
  const { deletionTimestamp, finalizers } = objectOf(metadata);
  // deletionTimestamp is the moment at which the grace period is over
  const over = secondsBetween(timeOf(deletionTimestamp), now);
  const held = listOf(finalizers).map(textOf);
  if (unreadyNode !== undefined) {
    return {
      ...unreadyNode,
      message: `the pod is being deleted, but its node is not ready, so no kubelet ends it: ${unreadyNode.message}`,
    };
  }
  if (held.length > 0) {
    const message = `the pod is being deleted and waits for the finalizers ${held.join(', ')}`;
    return { kind: 'ending', reason: 'Finalizers', message, isPassing: over === 0 };
  }
  return over > 60
    ? {
        kind: 'ending',
        reason: 'Terminating',
        message: `the pod should have ended ${over} s ago; its grace period is over`,
        isPassing: false,
      }
    : { kind: 'ending', reason: 'Terminating', message: 'the pod is ending', isPassing: true };
}

function failed(phase: string, { reason, message }: JsonObject): Trouble {
  return {
    kind: 'failed',
    reason: textOf(reason) || phase,
    message: textOf(message) || `the pod has ended (${phase}); the controller deletes it and creates another one`,
    isPassing: false,
  };
}

function unscheduled(pod: DaemonPod, now: number): Trouble {
  const { reason, message } = conditionOf(pod.object, 'PodScheduled');
  if (reason === 'Unschedulable' || reason === 'SchedulingGated') {
    return { kind: 'pending', reason, message: schedulerReason(textOf(message)), isPassing: false };
  }
  return {
    kind: 'pending',
    reason: 'NotScheduled',
    message: 'the scheduler has not looked at the pod yet',
    isPassing: secondsBetween(pod.created, now) < PATIENCE_SECONDS,
  };
}

const BEFORE_CONTAINERS: { readonly [reason: string]: TroubleKind } = {
  FailedMount: 'volume',
  FailedAttachVolume: 'volume',
  FailedMapVolume: 'volume',
  VolumeResizeFailed: 'volume',
  FailedCreatePodSandBox: 'sandbox',
  FailedPodSandBoxStatus: 'sandbox',
  NetworkNotReady: 'sandbox',
};

/** Volumes and the sandbox come before containers, whose status does not know of them. Only events tell. */
function beforeContainers(events: readonly JsonObject[]): Trouble | undefined {
  const event = events.find(({ reason }) => Object.hasOwn(BEFORE_CONTAINERS, textOf(reason)));
  if (event === undefined) return undefined;
  const reason = textOf(event.reason);
  return { kind: ownValue(BEFORE_CONTAINERS, reason)!, reason, message: textOf(event.message), isPassing: false };
}

/** A readiness gate that is not met: all containers are ready, the pod is not. */
function gateOf(pod: JsonObject): boolean {
  const gates = listOf(objectOf(pod.spec).readinessGates).filter(isJsonObject);
  return gates.length > 0 && conditionOf(pod, 'ContainersReady').status === 'True';
}
