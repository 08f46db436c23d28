import { PlanOptions } from './plan-options';
import { PlanReason } from './plan-reason';
import { JsonObject } from '../model/json-object';
import { SYSTEM_PRIORITIES } from '../model/system-priorities';
import { textOf } from '../model/untyped';
import { HostPort, hostPorts, portsConflict, portText } from '../stored/host-ports';
import { podRequests } from '../stored/pod-requests';
import { addAmounts, amountText, ResourceAmounts } from '../stored/resource-amounts';
import { runningRequests } from '../stored/running-requests';

/** What a pod demands of a node. */
export interface PodDemand {
  /** The owner of the pod, as reasons name it. */
  readonly owner: string;
  readonly requests: ResourceAmounts;
  readonly ports: readonly HostPort[];
  readonly priority: number;
  /** The scheduler may preempt pods of lower priority for it. */
  readonly preempts: boolean;
}

export function podDemand(
  owner: string,
  podSpec: JsonObject,
  minor: number,
  { priorityClasses = {}, neverPreempting = [] }: Pick<PlanOptions, 'priorityClasses' | 'neverPreempting'> = {},
  status?: JsonObject,
): PodDemand {
  const className = textOf(podSpec.priorityClassName);
  const priority =
    typeof podSpec.priority === 'number'
      ? podSpec.priority
      : (SYSTEM_PRIORITIES.get(className) ??
        (Object.hasOwn(priorityClasses, className) ? priorityClasses[className] : 0));
  const preempts = podSpec.preemptionPolicy !== 'Never' && !neverPreempting.includes(className);
  const requests = status === undefined ? podRequests(podSpec, minor) : runningRequests(podSpec, status, minor);
  return { owner, requests, ports: hostPorts(podSpec, minor), priority, preempts };
}

/** The room on a node, while pods are added. */
export class NodeRoom {
  private readonly used = new Map<string, bigint>();
  private readonly pods: PodDemand[] = [];
  /** Pods with host ports, by the number of the port. */
  private readonly portHolders = new Map<number, { readonly pod: PodDemand; readonly port: HostPort }[]>();
  /** No pod on the node has a lower priority. */
  private lowest = Infinity;

  constructor(private readonly allocatable: ResourceAmounts) {}

  add(pod: PodDemand): void {
    this.pods.push(pod);
    this.lowest = Math.min(this.lowest, pod.priority);
    addAmounts(this.used, pod.requests);
    for (const port of pod.ports) {
      const holders = this.portHolders.get(port.port);
      if (holders === undefined) this.portHolders.set(port.port, [{ pod, port }]);
      else holders.push({ pod, port });
    }
  }

  /**
   * Why the scheduler would not bind the pod; empty if it would. NodeResourcesFit and NodePorts:
   * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/scheduler/framework/plugins/noderesources/fit.go (fitsRequest)
   */
  objections(pod: PodDemand): PlanReason[] {
    const reasons: PlanReason[] = [];
    const allowed = this.allocatable.get('pods') ?? 0n;
    if (BigInt(this.pods.length) + 1n > allowed) {
      reasons.push({
        kind: 'resource',
        message: `pods: ${this.pods.length} of ${allowed} are on the node`,
        key: 'pods',
        found: String(allowed),
      });
    }
    for (const [resource, requested] of pod.requests) {
      const all = this.allocatable.get(resource) ?? 0n;
      const free = all - (this.used.get(resource) ?? 0n);
      if (requested > 0n && requested > free) {
        const [wanted, left, total] = [requested, free, all].map((amount) => amountText(resource, amount));
        reasons.push({
          kind: 'resource',
          message: `${resource}: ${wanted} requested, ${left} of ${total} free`,
          key: resource,
          values: [wanted],
          found: left,
        });
      }
    }
    for (const port of pod.ports) {
      const holder = this.portHolders.get(port.port)?.find((taken) => portsConflict(port, taken.port))?.pod;
      if (holder !== undefined) {
        reasons.push({
          kind: 'hostPort',
          message: `host port ${portText(port)} is taken by ${holder.owner}`,
          key: portText(port),
          found: holder.owner,
        });
      }
    }
    return reasons;
  }

  /**
   * The pods that the scheduler evicts to make room, in the order of importance; undefined if that does not help. Of the
   * pods of lower priority it keeps as many as fit: those of higher priority first, then those that were added first.
   * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go (SelectVictimsOnNode)
   */
  victims(pod: PodDemand): PodDemand[] | undefined {
    if (this.lowest >= pod.priority || !pod.preempts) return undefined;
    const lower = this.pods.filter(({ priority }) => priority < pod.priority);
    if (lower.length === 0) return undefined;
    const room = this.without(lower);
    if (room.objections(pod).length > 0) return undefined;
    return lower
      .sort((a, b) => b.priority - a.priority)
      .filter((one) => {
        room.add(one);
        if (room.objections(pod).length === 0) return false;
        room.remove(one);
        return true;
      });
  }

  /** The room without some of its pods. */
  without(gone: readonly PodDemand[]): NodeRoom {
    const room = new NodeRoom(this.allocatable);
    this.pods.forEach((pod) => room.add(pod));
    gone.forEach((pod) => room.remove(pod));
    return room;
  }

  private remove(pod: PodDemand): void {
    this.pods.splice(this.pods.lastIndexOf(pod), 1);
    addAmounts(this.used, pod.requests, -1n);
    for (const { port } of pod.ports) {
      const holders = this.portHolders.get(port)!;
      holders.splice(holders.map((holder) => holder.pod).lastIndexOf(pod), 1);
    }
  }
}
