import { Trouble } from './trouble-kinds';
import { JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';
import { objectOf, objectsOf, textOf } from '../model/untyped';

/*
 * What the kubelet says of containers that do not run.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/kubelet/images/types.go
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/kubelet/kuberuntime/kuberuntime_container.go (Err...)
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/kubelet/container/sync_result.go (Err...)
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/kubelet/kubelet_pods.go (ContainerCreating, PodInitializing)
 */
const WAITING: { readonly [reason: string]: Trouble['kind'] } = {
  ErrImagePull: 'image',
  ImagePullBackOff: 'image',
  ImageInspectError: 'image',
  ErrImageNeverPull: 'image',
  InvalidImageName: 'image',
  RegistryUnavailable: 'image',
  SignatureValidationFailed: 'image',
  CreateContainerConfigError: 'configuration',
  CreateContainerError: 'configuration',
  PreCreateHookError: 'configuration',
  PreStartHookError: 'configuration',
  RunContainerError: 'crash',
  PostStartHookError: 'crash',
  CrashLoopBackOff: 'crash',
};

/** The first container that does not do what it should, init containers first. */
export function containerTrouble(
  spec: JsonObject,
  status: JsonObject,
  events: readonly JsonObject[],
  isYoung: boolean,
): Trouble | undefined {
  const inits = objectsOf(status.initContainerStatuses);
  const all = [...inits, ...objectsOf(status.containerStatuses)];
  for (const one of all) {
    const { reason, message } = objectOf(objectOf(one.state).waiting);
    const kind = ownValue(WAITING, textOf(reason));
    if (kind === undefined) continue;
    const about = [textOf(message), lastExit(one)].filter((text) => text !== '').join('; ');
    return { kind, reason: wordOf(one, textOf(reason)), message: about, container: textOf(one.name), isPassing: false };
  }
  // between two tries a container has just ended, or runs again for a moment
  const ended = all.find((one) => hasEnded(one, inits.includes(one) && !isSidecar(spec, one)));
  if (ended !== undefined) {
    const { reason } = objectOf(objectOf(ended.state).terminated);
    return {
      kind: 'crash',
      reason: textOf(reason) || 'Error',
      message: exitText(objectOf(objectOf(ended.state).terminated)),
      container: textOf(ended.name),
      isPassing: false,
    };
  }
  return probeTrouble(all, events, isYoung);
}

/** A container that started again and again says more about the last end than about the pause. */
function wordOf(status: JsonObject, reason: string): string {
  if (reason !== 'CrashLoopBackOff') return reason;
  return objectOf(objectOf(status.lastState).terminated).reason === 'OOMKilled' ? 'OOMKilled' : reason;
}

function lastExit({ lastState, restartCount }: JsonObject): string {
  const terminated = objectOf(objectOf(lastState).terminated);
  if (terminated.exitCode === undefined) return '';
  const restarts = typeof restartCount === 'number' && restartCount > 0 ? ` after ${restartCount} restarts` : '';
  return `last ${exitText(terminated)}${restarts}`;
}

/** Without the termination message, which may be the end of a log and hold anything. */
function exitText({ exitCode, reason, signal }: JsonObject): string {
  const how = typeof signal === 'number' && signal > 0 ? `signal ${signal}` : `exit code ${String(exitCode)}`;
  return `${how}${textOf(reason) === '' ? '' : ` (${textOf(reason)})`}`;
}

/** A container that ended and is no init container that is done. */
function hasEnded({ state }: JsonObject, mayEnd: boolean): boolean {
  const { terminated } = objectOf(state);
  if (terminated === undefined || terminated === null) return false;
  return !(mayEnd && objectOf(terminated).exitCode === 0);
}

function isSidecar({ initContainers }: JsonObject, { name }: JsonObject): boolean {
  return objectsOf(initContainers).some((one) => one.name === name && one.restartPolicy === 'Always');
}

/** Containers that run but are not ready: a probe has not succeeded. */
function probeTrouble(
  all: readonly JsonObject[],
  events: readonly JsonObject[],
  isYoung: boolean,
): Trouble | undefined {
  const one = all.find(({ state, ready }) => ready === false && isRunning(state));
  if (one === undefined) return undefined;
  const event = events.find(({ reason, message }) => reason === 'Unhealthy' && textOf(message) !== '');
  const exit = lastExit(one);
  const isStarting = one.started === false;
  const restarts = typeof one.restartCount === 'number' ? one.restartCount : 0;
  const words =
    textOf(event?.message) ||
    `the container runs, but its ${isStarting ? 'startup' : 'readiness'} probe has not succeeded`;
  return {
    kind: 'probe',
    reason: event === undefined ? 'ContainersNotReady' : 'Unhealthy',
    message: [words, exit].filter((text) => text !== '').join('; '),
    container: textOf(one.name),
    isPassing: isYoung && restarts === 0,
  };
}

function isRunning(state: unknown): boolean {
  const { running } = objectOf(state);
  return running !== undefined && running !== null;
}
