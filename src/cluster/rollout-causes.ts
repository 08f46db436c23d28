import { absenceOf } from './absence';
import { Owned, OwnedObjects } from './owned';
import { RolloutNode } from './rollout-nodes';
import { troubleOf } from './trouble';
import { Trouble } from './trouble-kinds';

/** The ways in which a rollout of a DaemonSet is held up. */
export type CauseKind =
  | 'not-available'
  | 'node-not-ready'
  | 'pending'
  | 'creation-refused'
  | 'stuck-termination'
  | 'on-delete'
  | 'not-observed'
  | 'other-controller';

/** What to do about each cause. */
export const REMEDIES: { readonly [kind in CauseKind]: string } = {
  'not-available':
    'Look at the new pods: kubectl describe and kubectl logs --previous. Apply a template that works, or go back with rollback; no pod of the old template is replaced before.',
  'node-not-ready':
    'Repair the nodes or delete their Node objects; or raise maxUnavailable by their number. A node that is gone for good can have the taint node.kubernetes.io/out-of-service.',
  pending:
    'Make room on the nodes, lower the requests, or give the DaemonSet a priority class; free the host port if one is taken.',
  'creation-refused':
    'Change what refuses the pods (quota, Pod Security level, webhook, service account), or the template.',
  'stuck-termination':
    'See what holds the pods: a finalizer that nobody removes, or a container that does not end. kubectl delete pod --force only where the container is surely gone.',
  'on-delete': 'Delete the old pods; with OnDelete, nothing else replaces them.',
  'not-observed': 'See whether kube-controller-manager runs and elects a leader.',
  'other-controller':
    'Let one controller own the pods: give each a selector of its own, and let one tool write the template.',
};

/** A node that is not done, and what it waits for. */
export interface HeldNode {
  readonly node: string;
  readonly pod?: string;
  readonly cause: CauseKind;
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
  /** It counts against maxUnavailable or maxSurge, and so holds up other nodes. */
  readonly usesBudget: boolean;
}

/** What lastingly keeps a node from being done. Undefined if it is done, or on its way. */
export function heldNode(one: RolloutNode, daemonSet: OwnedObjects, owned: Owned): HeldNode | undefined {
  const { node, newPod, oldPod, ending, newIsAvailable, oldIsAvailable, usesBudget } = one;
  if (newIsAvailable && oldPod === undefined) return undefined;
  const held = (cause: CauseKind, { reason, message, container }: Told, pod?: string): HeldNode => ({
    node,
    ...(pod === undefined ? {} : { pod }),
    cause,
    reason,
    message,
    ...(container === undefined ? {} : { container }),
    usesBudget,
  });
  const unready = owned.unreadyNodes.get(node);
  const pod = newPod ?? ending ?? oldPod;
  if (unready !== undefined && pod !== undefined && pod.isScheduled && !(oldIsAvailable && newPod === undefined)) {
    return held('node-not-ready', unready, pod.name);
  }
  if (newPod !== undefined) {
    return heldByNewPod(newPod.isReady ? undefined : troubleOf(newPod, owned), newPod.name, held);
  }
  // an old pod that is not available is replaced without limit
  if (oldPod !== undefined) return undefined;
  if (ending !== undefined) {
    const trouble = troubleOf(ending, owned);
    return trouble === undefined || trouble.isPassing ? undefined : held('stuck-termination', trouble, ending.name);
  }
  if (!one.shouldRun) return undefined;
  const absence = absenceOf(daemonSet, owned.nodes.get(node), owned);
  if (absence.isPassing) return undefined;
  return held(absence.kind === 'not-observed' ? 'not-observed' : 'creation-refused', absence);
}

interface Told {
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
}

function heldByNewPod(
  trouble: Trouble | undefined,
  pod: string,
  held: (cause: CauseKind, told: Told, pod: string) => HeldNode,
): HeldNode | undefined {
  if (trouble === undefined || trouble.isPassing) return undefined;
  return held(trouble.kind === 'pending' ? 'pending' : 'not-available', trouble, pod);
}
