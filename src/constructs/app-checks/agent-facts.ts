import { NEWEST_MINOR } from '../../model/field-table';
import { PodSpec } from '../../model/generated/structs';
import { podSpecOf } from '../../model/untyped';
import { NodeExpression } from '../../node-sets/node-expression';
import { placementExpression, requiredTerms } from '../../node-sets/placement-expression';
import { HostPort, hostPorts } from '../../stored/host-ports';
import { PodSelection, podSelectionOf } from '../../stored/pod-selection';

/** What a DaemonSet takes of its nodes, and of which ones. */
export interface AgentFacts extends PodSelection {
  readonly ports: readonly HostPort[];
  readonly placement: Placement;
}

export function agentFacts(manifest: unknown): AgentFacts {
  const podSpec = podSpecOf(manifest);
  return {
    ...podSelectionOf(manifest),
    ports: hostPorts(podSpec, NEWEST_MINOR),
    placement: new Placement(podSpec as unknown as PodSpec),
  };
}

/** The nodes that a DaemonSet may run on, as far as names and labels of nodes tell. */
export class Placement {
  readonly nodeName: PodSpec['nodeName'];
  readonly nodeSelector: PodSpec['nodeSelector'];
  readonly affinity: PodSpec['affinity'];
  private known?: { readonly nodes?: NodeExpression };

  /** Keeps no more of the manifest than it needs. */
  constructor({ nodeName, nodeSelector, affinity }: PodSpec) {
    this.nodeName = nodeName;
    this.nodeSelector = nodeSelector;
    this.affinity = affinity;
  }

  /** The same text for the same nodes. */
  get key(): string {
    return JSON.stringify([this.nodeName, this.nodeSelector, requiredTerms(this)]);
  }

  /** Undefined where it is too complicated to reckon with. */
  get nodes(): NodeExpression | undefined {
    this.known ??= { nodes: unlessTooComplicated(() => placementExpression(this)) };
    return this.known.nodes;
  }

  /** Whether one node may run both. */
  meets(other: Placement): boolean {
    const [mine, theirs] = [this.nodeNames(), other.nodeNames()];
    if (mine && theirs && !mine.some((name) => theirs.includes(name))) return false;
    return this.nodes !== undefined && other.nodes !== undefined && this.nodes._meets(other.nodes);
  }

  /** The only nodes that it may run on, where it names them. */
  nodeNames(): string[] | undefined {
    if (this.nodeName) return [this.nodeName];
    const named = requiredTerms(this)?.map(
      ({ matchFields = [] }) => matchFields.find(({ operator }) => operator === 'In')?.values,
    );
    return named?.every((values) => values !== undefined) ? named.flat() : undefined;
  }
}

/** Conditions on labels of nodes that have too many terms are refused. */
export function unlessTooComplicated(make: () => NodeExpression): NodeExpression | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
