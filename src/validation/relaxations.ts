import { validateTermSelectors } from './affinity';
import { Context, Relaxation } from './context';
import { validateMatchLabelKeys } from './label-keys';
import { labelValueProblems } from './names';
import { validateHostSysctl } from './pod-security-context';
import { validateLabelSelector } from './selector';
import { forEachContainer } from './visit-containers';
import { Affinity, Container, EphemeralContainer, PodAffinityTerm, PodSpec } from '../model/generated/structs';

/** From which minor on a relaxation is known, and whether the pod spec that is there has what it lets pass. */
const RELAXATIONS: ReadonlyArray<[Relaxation, number, (old: PodSpec, ctx: Context) => boolean]> = [
  ['affinitySelectors', 28, ({ affinity }, ctx) => finds(ctx, () => podAffinityTerms(affinity).forEach((term) => validateTermSelectors(term, '', ctx)))],
  ['comparisons', 35, ({ tolerations = [] }) => tolerations.some(({ operator }) => operator === 'Gt' || operator === 'Lt')],
  ['hostSysctls', 29, (old, ctx) => finds(ctx, () => old.securityContext?.sysctls?.forEach(({ name }) => validateHostSysctl(name, old, '', ctx)))],
  ['hostUsersNetwork', 35, ({ hostNetwork, hostUsers }) => hostNetwork === true && hostUsers === false],
  ['nodeAffinityValues', 33, ({ affinity }) => (affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [])
    .some(({ matchExpressions = [] }) => matchExpressions.some(({ values = [] }) => values.some((value) => labelValueProblems(value).length > 0)))],
  ['seLinuxChangePolicy', 32, ({ securityContext }) => securityContext?.seLinuxChangePolicy !== undefined],
  ['searches', 32, ({ dnsConfig }) => (dnsConfig?.searches ?? []).some((search) => search === '.' || search.includes('_'))],
  ['spreadLabelKeys', 34, ({ topologySpreadConstraints = [] }, ctx) => finds(ctx, () => topologySpreadConstraints
    .forEach(({ matchLabelKeys, labelSelector }) => validateMatchLabelKeys(matchLabelKeys, undefined, labelSelector, '', ctx)))],
  ['spreadSelectors', 28, ({ topologySpreadConstraints = [] }, ctx) => finds(ctx, () => topologySpreadConstraints
    .forEach(({ labelSelector }) => validateLabelSelector(labelSelector, '', ctx)))],
  ['sysAdmin', 37, (old) => someContainer(old, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== true
    && (securityContext?.capabilities?.add ?? []).includes('CAP_SYS_ADMIN'))],
  ['volumeDevices', 34, (old) => old.hostUsers === false && someContainer(old, ({ volumeDevices = [] }) => volumeDevices.length > 0)],
];

/** What an update of a DaemonSet with this pod spec, as it is stored, may keep. */
export function relaxationsOf(old: PodSpec, minor: number): Set<Relaxation> {
  return new Set(RELAXATIONS
    .filter(([, since, has]) => minor >= since && has(old, new Context(minor)))
    .map(([relaxation]) => relaxation));
}

function finds(ctx: Context, check: () => void): boolean {
  check();
  return ctx.findings.length > 0;
}

function podAffinityTerms({ podAffinity, podAntiAffinity }: Affinity = {}): PodAffinityTerm[] {
  return [podAffinity, podAntiAffinity].flatMap((affinity) => [
    ...affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [],
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
}

function someContainer(spec: PodSpec, is: (container: Container | EphemeralContainer) => boolean): boolean {
  let found = false;
  forEachContainer(spec, (container) => {
    found ||= is(container);
  });
  return found;
}
