import { UnreadResource } from '../../cluster/cluster-state';
import { Owned, OwnedObjects } from '../../cluster/owned';
import { Io, UserError } from '../io';
import { oneLine } from '../one-line';
import { Wanted } from './options';
import { someOf } from '../plan/words';

/** An age as kubectl writes it in short: `45s`, `12m`, `7h`, `3d`. */
export function ageText(seconds: number): string {
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)}m`;
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86400)}d`;
}

export function idOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}

/** The DaemonSets that are asked for. Throws if there are none. */
export function chosen({ daemonSets }: Owned, { name, namespace }: Wanted): readonly OwnedObjects[] {
  const found = daemonSets.filter(
    (one) => (name === undefined || one.name === name) && (namespace === undefined || one.namespace === namespace),
  );
  if (found.length > 0 || name === undefined) return found;
  const others = someOf(daemonSets.map(idOf).sort());
  throw new UserError(
    `there is no DaemonSet ${namespace === undefined ? '' : `${namespace}/`}${name}${others === '' ? '' : `; there is ${others}`}`,
  );
}

/** The one DaemonSet that is asked for. */
export function theOne(owned: Owned, wanted: Wanted): OwnedObjects {
  const found = chosen(owned, wanted);
  if (found.length === 1) return found[0];
  throw new UserError(
    `there are several DaemonSets ${wanted.name ?? ''}: ${someOf(found.map(idOf))}; choose one with -n`,
  );
}

/** What could not be read, and what changed meanwhile, on stderr. */
export function tellLimits(
  { unread, moved }: { readonly unread: readonly UnreadResource[]; readonly moved: readonly string[] },
  io: Io,
): void {
  for (const { resource, why } of unread) io.err(`note: ${resource} are not known: ${oneLine(why)}\n`);
  for (const id of moved) {
    io.err(`note: ${oneLine(id)} changed while the lists were read; what is said of it may mix two versions\n`);
  }
}
