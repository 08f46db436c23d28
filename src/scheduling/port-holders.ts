import type { PodDemand } from './fit';
import { ANY_ADDRESS, HostPort } from '../stored/host-ports';

interface Holders {
  /** The first pod with the port, whatever its address. */
  readonly first: PodDemand;
  readonly byAddress: Map<string, PodDemand>;
}

/** The pods on a node that hold host ports, the first of those that conflict with a port. */
export class PortHolders {
  private readonly holders = new Map<string, Holders>();
  /** The order in which pods came. */
  private readonly order = new Map<PodDemand, number>();

  public add(pod: PodDemand): void {
    if (pod.ports.length === 0) return;
    if (!this.order.has(pod)) this.order.set(pod, this.order.size);
    for (const port of pod.ports) {
      const key = keyOf(port);
      let holders = this.holders.get(key);
      if (holders === undefined) this.holders.set(key, (holders = { first: pod, byAddress: new Map() }));
      if (!holders.byAddress.has(port.ip)) holders.byAddress.set(port.ip, pod);
    }
  }

  public holderOf(port: HostPort): PodDemand | undefined {
    const holders = this.holders.get(keyOf(port));
    if (holders === undefined || port.ip === ANY_ADDRESS) return holders?.first;
    const [same, any] = [port.ip, ANY_ADDRESS].map((ip) => holders.byAddress.get(ip));
    if (same === undefined || any === undefined) return same ?? any;
    return this.order.get(same)! <= this.order.get(any)! ? same : any;
  }
}

function keyOf({ port, protocol }: HostPort): string {
  return `${port}/${protocol}`;
}
