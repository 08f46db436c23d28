import { Fleet } from './fleet';
import { PlanProblem } from './plan-results';
import { PlannedDaemonSet } from './planned-daemon-set';
import { nodeCount } from './words';
import { ANY_ADDRESS, HostPort, portText } from '../stored/host-ports';
import { takesPodsOf } from '../stored/pod-selection';
import { SelectionIndex } from '../stored/selection-index';

/** Problems of one kind that are told one by one. The DaemonSets of the others are counted. */
const MOST_OF_A_KIND = 100;
interface Pair {
  readonly a: PlannedDaemonSet;
  readonly b: PlannedDaemonSet;
  readonly problem: PlanProblem;
}

/** What is wrong between two DaemonSets, in the order of the plan. */
export function pairProblems(fleet: Fleet): PlanProblem[] {
  const { planned } = fleet;
  const found = [duplicates(planned), hostPorts(fleet), selectors(planned)];
  const pairs = found
    .flatMap(({ told }, kind) => told.map((pair) => ({ ...pair, kind })))
    .sort((x, y) => x.a.index - y.a.index || x.b.index - y.b.index || x.kind - y.kind);
  return [...pairs.map(({ problem }) => problem), ...found.flatMap(({ more }) => more ?? [])];
}

interface Found {
  readonly told: readonly Pair[];
  readonly more?: PlanProblem;
}

function duplicates(planned: readonly PlannedDaemonSet[]): Found {
  const first = new Map<string, PlannedDaemonSet>();
  const told = new Map<string, Pair>();
  for (const b of planned) {
    const a = first.get(b.id);
    if (a === undefined) {
      first.set(b.id, b);
    } else if (!told.has(b.id)) {
      const message = `${b.id} is in the plan more than once`;
      told.set(b.id, { a, b, problem: { kind: 'duplicate', message, daemonSets: [b.id], nodes: [] } });
    }
  }
  return { told: [...told.values()] };
}

interface Claim {
  readonly one: PlannedDaemonSet;
  readonly port: HostPort;
}

/** DaemonSets that claim one port, class of nodes by class: those that share no node are not compared. */
function hostPorts(fleet: Fleet): Found {
  const told = new Map<string, Pair>();
  const others = new Set<PlannedDaemonSet>();
  const compare = (a: Claim, b: Claim): boolean => {
    const key = `${a.one.index} ${b.one.index}`;
    if (told.has(key)) return false;
    if (told.size >= MOST_OF_A_KIND) return true;
    const nodes = fleet.nodesWhere((outcomes) => [a, b].every(({ one }) => outcomes[one.index].placement === 'runs'));
    const [first, second] = [a.one.id, b.one.id];
    const message = `${first} and ${second} both use host port ${portText(a.port)} on ${nodeCount(nodes.length)}`;
    const problem: PlanProblem = { kind: 'host-ports', message, daemonSets: [first, second], nodes };
    told.set(key, { a: a.one, b: b.one, problem });
    return false;
  };
  for (const claims of claimsByPort(fleet.planned)) {
    for (const outcomes of fleet.outcomes) {
      const earlier = new Map<string, Claim[]>();
      const all: Claim[] = [];
      for (const claim of claims.filter(({ one }) => outcomes[one.index].placement === 'runs')) {
        const { one, port } = claim;
        const rivals =
          port.ip === ANY_ADDRESS ? all : [...(earlier.get(ANY_ADDRESS) ?? []), ...(earlier.get(port.ip) ?? [])];
        for (const rival of rivals) {
          // which of those before it is not told any more
          if (rival.one !== one && compare(rival, claim)) {
            others.add(one);
            break;
          }
        }
        all.push(claim);
        const known = earlier.get(port.ip);
        if (known === undefined) earlier.set(port.ip, [claim]);
        else known.push(claim);
      }
    }
  }
  return { told: [...told.values()], more: moreOf('host-ports', 'use host ports of others', told.values(), others) };
}

/** The claims of each port that more than one claims, in the order of the plan. */
function claimsByPort(planned: readonly PlannedDaemonSet[]): Claim[][] {
  const claims = new Map<string, Claim[]>();
  for (const one of planned) {
    for (const port of one.demand.ports) {
      const key = `${port.port}/${port.protocol}`;
      const known = claims.get(key);
      if (known === undefined) claims.set(key, [{ one, port }]);
      else known.push({ one, port });
    }
  }
  return [...claims.values()].filter((list) => list.some(({ one }) => one !== list[0].one));
}

function selectors(all: readonly PlannedDaemonSet[]): Found {
  // those of one name are told as duplicates, and compared once
  const names = new Set<string>();
  const planned = all.filter(({ id }) => names.size < names.add(id).size);
  const told = new Map<string, Pair>();
  const others = new Set<PlannedDaemonSet>();
  const index = new SelectionIndex(planned.map((one) => ({ of: one, place: one.namespace, selection: one.selection })));
  for (const one of planned) {
    for (const other of index.candidates(one.namespace, one.selection)) {
      if (one.id === other.id || !takesPodsOf(other.selection, one.selection)) continue;
      const [a, b] = one.index < other.index ? [one, other] : [other, one];
      const key = `${a.index} ${b.index}`;
      // of two that select pods of each other, the earlier one is named
      if (told.has(key) && other !== a) continue;
      if (told.size >= MOST_OF_A_KIND && !told.has(key)) {
        others.add(one);
        break;
      }
      const message = `the selector of ${other.id} also matches pods of ${one.id}`;
      told.set(key, { a, b, problem: { kind: 'selectors', message, daemonSets: [a.id, b.id], nodes: [] } });
    }
  }
  return { told: [...told.values()], more: moreOf('selectors', 'have pods that others select', told.values(), others) };
}

/** The DaemonSets that are in none of the problems that are told. */
function moreOf(
  kind: PlanProblem['kind'],
  what: string,
  told: Iterable<Pair>,
  others: Set<PlannedDaemonSet>,
): PlanProblem | undefined {
  for (const { a, b } of told) [a, b].forEach((one) => others.delete(one));
  if (others.size === 0) return undefined;
  const message = `and ${others.size.toLocaleString('en')} more DaemonSets ${what}`;
  return { kind, message, daemonSets: [...others].map(({ id }) => id), nodes: [] };
}
