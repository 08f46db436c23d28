import { validateTermSelectors } from './affinity';
import { validateMatchLabelKeys } from './label-keys';
import { envVarNameProblems, labelValueProblems } from './names';
import { validateHostSysctl } from './pod-security-context';
import { hasPartsOfPages } from './resources';
import { validateLabelSelector } from './selector';
import { Context, Relaxation } from '../findings/context';
import { Path } from '../findings/path';
import { forEachContainer } from '../stored/visit-containers';
import { validateLocalNonReservedPath } from './volumes/paths';
import { rules as projectedRules } from './volumes/projected';
import { Affinity, Container, EphemeralContainer, PodAffinityTerm, PodSpec } from '../model/generated/structs';

/** The first minor with a relaxation, and whether the old pod spec has a value that the relaxation allows. */
const RELAXATIONS: ReadonlyArray<[Relaxation, number, (old: PodSpec, ctx: Context, spec: PodSpec) => boolean]> = [
  [
    'affinitySelectors',
    28,
    ({ affinity }, ctx) =>
      finds(ctx, () => podAffinityTerms(affinity).forEach((term) => validateTermSelectors(term, Path.ROOT, ctx))),
  ],
  [
    'comparisons',
    35,
    ({ tolerations = [] }) => tolerations.some(({ operator }) => operator === 'Gt' || operator === 'Lt'),
  ],
  [
    'envNames',
    30,
    (old, _ctx, spec) => {
      const names = new Set(envNames(old));
      return envNames(spec).some(
        (name) =>
          names.has(name) && envVarNameProblems(name, false).length > 0 && envVarNameProblems(name, true).length === 0,
      );
    },
  ],
  ['emptyImages', 37, ({ volumes = [] }) => volumes.some(({ image }) => image !== undefined && !image.reference)],
  [
    'hostIPs',
    28,
    ({ containers, initContainers = [], volumes = [] }) =>
      [
        ...[...containers, ...initContainers].flatMap(({ env = [] }) =>
          env.map(({ valueFrom }) => valueFrom?.fieldRef),
        ),
        ...volumes.flatMap(({ downwardAPI }) => downwardAPI?.items?.map(({ fieldRef }) => fieldRef)),
      ].some((fieldRef) => fieldRef?.fieldPath === 'status.hostIPs'),
  ],
  [
    'hostSysctls',
    29,
    (old, ctx) =>
      finds(ctx, () =>
        old.securityContext?.sysctls?.forEach(({ name }) => validateHostSysctl(name, old, Path.ROOT, ctx)),
      ),
  ],
  ['hostUsersNetwork', 35, ({ hostNetwork, hostUsers }) => hostNetwork === true && hostUsers === false],
  [
    'hugePages',
    28,
    (old) =>
      hasPartsOfPages(old.overhead) ||
      someContainer(old, ({ resources }) => hasPartsOfPages(resources?.limits) || hasPartsOfPages(resources?.requests)),
  ],
  [
    'nodeAffinityValues',
    33,
    ({ affinity }) =>
      (affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []).some(
        ({ matchExpressions = [] }) =>
          matchExpressions.some(({ values = [] }) => values.some((value) => labelValueProblems(value).length > 0)),
      ),
  ],
  [
    'restartAll',
    35,
    ({ containers, initContainers = [] }) =>
      initContainers.some(
        ({ restartPolicy, restartPolicyRules = [] }) => restartPolicy === 'Always' && restartPolicyRules.length > 0,
      ) ||
      [...containers, ...initContainers].some(({ restartPolicyRules = [] }) =>
        restartPolicyRules.some(({ action }) => action === 'RestartAllContainers'),
      ),
  ],
  [
    'restartToResize',
    36,
    ({ initContainers = [] }) =>
      initContainers.some(
        ({ restartPolicy, resizePolicy = [] }) =>
          restartPolicy !== 'Always' && resizePolicy.some((policy) => policy.restartPolicy === 'RestartContainer'),
      ),
  ],
  ['seLinuxChangePolicy', 32, ({ securityContext }) => securityContext?.seLinuxChangePolicy !== undefined],
  [
    'searches',
    32,
    ({ dnsConfig }) => (dnsConfig?.searches ?? []).some((search) => search === '.' || search.includes('_')),
  ],
  [
    'spreadLabelKeys',
    34,
    ({ topologySpreadConstraints = [] }, ctx) =>
      finds(ctx, () =>
        topologySpreadConstraints.forEach(({ matchLabelKeys, labelSelector }) =>
          validateMatchLabelKeys(matchLabelKeys, undefined, labelSelector, Path.ROOT, ctx),
        ),
      ),
  ],
  [
    'spreadSelectors',
    28,
    ({ topologySpreadConstraints = [] }, ctx) =>
      finds(ctx, () =>
        topologySpreadConstraints.forEach(({ labelSelector }) => validateLabelSelector(labelSelector, Path.ROOT, ctx)),
      ),
  ],
  [
    'sysAdmin',
    37,
    (old) =>
      someContainer(
        old,
        ({ securityContext }) =>
          securityContext?.allowPrivilegeEscalation !== true &&
          (securityContext?.capabilities?.add ?? []).includes('CAP_SYS_ADMIN'),
      ),
  ],
  [
    'tokenPaths',
    30,
    ({ volumes = [] }, ctx) =>
      finds(ctx, () =>
        volumes.forEach(({ projected }) =>
          projected?.sources?.forEach(
            ({ serviceAccountToken: token }) =>
              token && validateLocalNonReservedPath(token.path, projectedRules.tokenPath, Path.ROOT, ctx),
          ),
        ),
      ),
  ],
  [
    'volumeDevices',
    34,
    (old) => old.hostUsers === false && someContainer(old, ({ volumeDevices = [] }) => volumeDevices.length > 0),
  ],
  [
    'zeroSleep',
    32,
    (old) =>
      someContainer(old, ({ lifecycle }) =>
        [lifecycle?.postStart, lifecycle?.preStop].some(
          (handler) => handler?.sleep !== undefined && handler.sleep.seconds === 0,
        ),
      ),
  ],
];

/** The relaxations for an update of a DaemonSet whose stored pod spec is this one. */
export function relaxationsOf(old: PodSpec, minor: number, spec: PodSpec): Set<Relaxation> {
  return new Set(
    RELAXATIONS.filter(([, since, has]) => minor >= since && has(old, new Context(minor), spec)).map(
      ([relaxation]) => relaxation,
    ),
  );
}

function finds(ctx: Context, check: () => void): boolean {
  check();
  return ctx.findings.length > 0;
}

function podAffinityTerms({ podAffinity, podAntiAffinity }: Affinity = {}): PodAffinityTerm[] {
  return [podAffinity, podAntiAffinity].flatMap((affinity) => [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
}

function envNames(spec: PodSpec): string[] {
  const names: string[] = [];
  forEachContainer(spec, ({ env = [], envFrom = [] }) => {
    names.push(...env.map(({ name }) => name), ...envFrom.map(({ prefix = '' }) => prefix));
  });
  return names;
}

function someContainer(spec: PodSpec, is: (container: Container | EphemeralContainer) => boolean): boolean {
  let found = false;
  forEachContainer(spec, (container) => {
    found ||= is(container);
  });
  return found;
}
