import { findUnmasked, isProfile } from './baseline';
import { Check, isRelaxed, ReportViolation, SPEC, visitContainers, visitContexts } from './check';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { PodSpec } from '../../model/generated/structs';
import { DecodedTemplate } from '../../stored/decode';

const FORBIDDEN = 'FieldValueForbidden';

export const rules = defineRules(
  'pod-security',
  { stage: 'admit', upstream: 'pod-security-admission policy.DefaultChecks' },
  {
    allowPrivilegeEscalation: { reason: FORBIDDEN, remedy: 'Set allowPrivilegeEscalation to false.' },
    capabilitiesRestricted: { reason: FORBIDDEN, remedy: 'Drop ALL, and add nothing but NET_BIND_SERVICE.' },
    procMountRestricted: { reason: FORBIDDEN, remedy: 'Use Default, or leave procMount out.' },
    restrictedVolumes: {
      reason: FORBIDDEN,
      remedy: 'Use another type of volume, or allow a level with fewer rules in the namespace.',
    },
    runAsNonRoot: { reason: FORBIDDEN, remedy: 'Set runAsNonRoot to true, for the pod or for each container.' },
    runAsUser: { reason: FORBIDDEN, remedy: 'Use another user than 0, or leave runAsUser out.' },
    seccompProfileRestricted: {
      reason: FORBIDDEN,
      remedy: 'Set the type of seccompProfile to RuntimeDefault or Localhost, for the pod or for each container.',
    },
  },
);

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
] as const;

export const RESTRICTED: readonly Check[] = [
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    since: 8,
    rule: rules.allowPrivilegeEscalation,
    find: findEscalations,
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    since: 22,
    overrides: 'capabilities_baseline',
    rule: rules.capabilitiesRestricted,
    find: findCapabilities,
  },
  {
    id: 'procMount_restricted',
    level: 'restricted',
    since: 35,
    overrides: 'procMount',
    rule: rules.procMountRestricted,
    find: findUnmasked,
  },
  {
    id: 'restrictedVolumes',
    level: 'restricted',
    since: 0,
    overrides: 'hostPathVolumes',
    rule: rules.restrictedVolumes,
    find: findVolumes,
  },
  { id: 'runAsNonRoot', level: 'restricted', since: 0, rule: rules.runAsNonRoot, find: findPossibleRoots },
  { id: 'runAsUser', level: 'restricted', since: 23, rule: rules.runAsUser, find: findRoots },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    since: 19,
    overrides: 'seccompProfile_baseline',
    rule: rules.seccompProfileRestricted,
    find: findSeccompProfiles,
  },
];

/** Since 1.25, checks of settings that Windows does not have do not apply to Windows pods. */
function isForWindows({ os }: PodSpec, version: number): boolean {
  return version >= 25 && os?.name === 'windows';
}

function findEscalations({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (isForWindows(spec, version)) return;
  visitContainers(spec, ({ securityContext }, path) => {
    if (securityContext?.allowPrivilegeEscalation !== false) {
      report(path.child('securityContext').child('allowPrivilegeEscalation'), 'is not false');
    }
  });
}

function findCapabilities({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (isForWindows(spec, version)) return;
  visitContainers(spec, ({ securityContext }, path) => {
    const { add = [], drop = [] } = securityContext?.capabilities ?? {};
    if (!drop.includes('ALL')) report(path.child('securityContext').child('capabilities').child('drop'), 'has no ALL');
    add.forEach((capability, i) => {
      if (capability !== 'NET_BIND_SERVICE') {
        report(
          path.child('securityContext').child('capabilities').child('add').index(i),
          `${quoted(capability)} is not NET_BIND_SERVICE`,
        );
      }
    });
  });
}

function findVolumes({ spec }: DecodedTemplate, report: ReportViolation): void {
  spec.volumes?.forEach((volume, i) => {
    if (VOLUMES.some((type) => volume[type] !== undefined)) return;
    const type = Object.keys(volume).find((key) => key !== 'name') ?? 'of no known type';
    report(SPEC.child('volumes').index(i).child(type), `is not one of ${VOLUMES.join(', ')}`);
  });
}

/** The fields to change: upstream lists unset fields only if no field is false. */
function findPossibleRoots({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (isRelaxed(spec, version)) return;
  const { runAsNonRoot: ofPod } = spec.securityContext ?? {};
  if (ofPod === false) report(SPEC.child('securityContext').child('runAsNonRoot'), 'is false');
  visitContainers(spec, ({ securityContext }, path) => {
    const own = securityContext?.runAsNonRoot;
    if (own === false) {
      report(path.child('securityContext').child('runAsNonRoot'), 'is false');
    } else if (own === undefined && ofPod === undefined) {
      report(path.child('securityContext').child('runAsNonRoot'), 'is set neither here nor for the pod');
    }
  });
}

function findRoots({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (isRelaxed(spec, version)) return;
  visitContexts(spec, ({ runAsUser }, path) => {
    if (runAsUser === 0) report(path.child('runAsUser'), 'is 0, the user root');
  });
}

/** The fields to change, as for runAsNonRoot. */
function findSeccompProfiles({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (isForWindows(spec, version)) return;
  const ofPod = spec.securityContext?.seccompProfile;
  visitContexts(spec, ({ seccompProfile }, path) => {
    if (seccompProfile !== undefined && !isProfile(seccompProfile.type)) {
      report(
        path.child('seccompProfile').child('type'),
        `${quoted(seccompProfile.type)} is neither RuntimeDefault nor Localhost`,
      );
    }
  });
  if (ofPod !== undefined) return;
  visitContainers(spec, ({ securityContext }, path) => {
    if (securityContext?.seccompProfile === undefined) {
      report(path.child('securityContext').child('seccompProfile'), 'is set neither here nor for the pod');
    }
  });
}
