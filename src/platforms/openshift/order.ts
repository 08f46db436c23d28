import { Scc } from './scc';

/** Volumes that cost nothing in the order of the admission. */
const TRIVIAL = new Set(['secret', 'configMap', 'emptyDir', 'downwardAPI', 'projected', 'none']);

/**
 * From the most restrictive on, as the admission of OpenShift sorts constraints of one priority.
 * https://github.com/openshift/apiserver-library-go/blob/a8019f3/pkg/securitycontextconstraints/util/sort/byrestrictions.go
 */
export function byRestrictions(sccs: readonly Scc[]): Scc[] {
  return [...sccs].sort((a, b) => pointsOf(a) - pointsOf(b) || (a.name < b.name ? -1 : 1));
}

/** The order in which the admission tries constraints: first by priority. */
export function byPriority(sccs: readonly Scc[]): Scc[] {
  return byRestrictions(sccs).sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
}

function pointsOf(scc: Scc): number {
  return (
    (scc.privileged ? 1_600_000 : 0) +
    (scc.hostPorts ? 800_000 : 0) +
    (scc.hostNetwork ? 400_000 : 0) +
    volumePoints(scc) +
    (scc.seLinux === 'any' ? 40_000 : 10_000) +
    userPoints(scc) +
    capabilityPoints(scc)
  );
}

function volumePoints({ volumes }: Scc): number {
  if (volumes.some((one) => one === 'hostPath' || one === '*')) return 200_000;
  return volumes.every((one) => TRIVIAL.has(one)) ? 0 : 100_000;
}

function userPoints({ runAsUser }: Scc): number {
  if (runAsUser === 'any') return 40_000;
  if (runAsUser === 'non-root') return 30_000;
  // a range of one is the strategy MustRunAs
  return runAsUser !== 'namespace' && runAsUser.min === runAsUser.max ? 10_000 : 20_000;
}

function capabilityPoints({ allowedCapabilities = [], addedCapabilities = [], droppedCapabilities = [] }: Scc): number {
  const has = (list: readonly string[], name: string) => list.some((one) => one.toUpperCase() === name);
  const allowed =
    has(allowedCapabilities, '*') || has(allowedCapabilities, 'ALL') ? 4000 : 10 * allowedCapabilities.length;
  const dropped = has(droppedCapabilities, 'ALL') ? 3000 : 50 * droppedCapabilities.length;
  return Math.min(9999, Math.max(0, 5000 + 300 * addedCapabilities.length + allowed - dropped));
}
