import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { PodSpec } from '../../model/generated/structs';
import { forEachContainer } from '../../stored/visit-containers';

export const rules = defineRules(
  'warnings/ports',
  { stage: 'warn', severity: 'warning', upstream: 'api/pod/warnings.go warningsForPodSpecAndMeta' },
  {
    hostIP: { reason: 'FieldValueInvalid', remedy: 'Set hostPort as well, or leave hostIP out.' },
    same: { reason: 'FieldValueDuplicate', remedy: 'List the port once.' },
    overlapping: { reason: 'FieldValueDuplicate', remedy: 'List the port once, with its hostPort.' },
    ambiguous: {
      reason: 'FieldValueDuplicate',
      remedy: 'Give both a hostIP, or list the port once without one.',
    },
    sameName: {
      reason: 'FieldValueDuplicate',
      since: 33,
      remedy: 'Give each port a name of its own.',
    },
  },
);

/** A port that a container has listed, and where. */
interface Taken {
  readonly list: string;
  readonly i: number;
  readonly j: number;
  readonly hostIP: string;
  readonly hostPort: number;
}

/** Ports of all containers together, init containers first. */
export function warnOfPorts(spec: PodSpec, path: Path, ctx: Context): void {
  let taken: Map<string, Taken[]> | undefined;
  let names: Map<string, Taken> | undefined;
  forEachContainer(spec, ({ ports }, list, i) => {
    ports?.forEach(({ containerPort, protocol, hostIP = '', hostPort = 0, name }, j) => {
      const own: Taken = { list, i, j, hostIP, hostPort };
      if (hostIP !== '' && hostPort === 0) {
        ctx.report(rules.hostIP, pathOf(own, path), `has the hostIP ${quoted(hostIP)} without a hostPort`);
      }
      const key = `${containerPort}/${protocol}`;
      taken ??= new Map();
      const others = taken.get(key);
      if (others === undefined) {
        taken.set(key, [own]);
      } else {
        for (const other of others) warnOfPair(own, other, path, ctx);
        others.push(own);
      }
      if (!name) return;
      names ??= new Map();
      const first = names.get(name);
      if (first === undefined) {
        names.set(name, own);
      } else {
        ctx.report(
          rules.sameName,
          pathOf(own, path),
          `${quoted(name)} is the name of ${pathOf(first, path)} too, which services and probes by name will use`,
        );
      }
    });
  });
}

/** A container port that is listed twice, unless the hostPorts or hostIPs differ. */
function warnOfPair(own: Taken, other: Taken, path: Path, ctx: Context): void {
  if (own.hostIP === other.hostIP && own.hostPort === other.hostPort) {
    ctx.report(rules.same, pathOf(own, path), `is the same port as ${pathOf(other, path)}`);
  } else if (own.hostPort === 0 || other.hostPort === 0) {
    ctx.report(
      rules.overlapping,
      pathOf(own, path),
      `is the same container port as ${pathOf(other, path)}, one with a hostPort and one without`,
    );
  } else if (own.hostPort === other.hostPort && (own.hostIP === '') !== (other.hostIP === '')) {
    ctx.report(
      rules.ambiguous,
      pathOf(own, path),
      `has the hostPort of ${pathOf(other, path)}, one with a hostIP and one for all addresses`,
    );
  }
}

function pathOf({ list, i, j }: Taken, path: Path): Path {
  return path.child(list).index(i).child('ports').index(j);
}
