import { Check, isRelaxed, ReportViolation, SPEC, TEMPLATE, visitContainers, visitContexts } from './check';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { APP_ARMOR_CONTAINER_PREFIX, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from '../../model/annotation-keys';
import { LifecycleHandler, Probe, SELinuxOptions } from '../../model/generated/structs';
import { DecodedTemplate } from '../../stored/decode';

const FORBIDDEN = 'FieldValueForbidden';

export const rules = defineRules(
  'pod-security',
  { stage: 'admit', upstream: 'pod-security-admission policy.DefaultChecks' },
  {
    hostNamespaces: {
      reason: FORBIDDEN,
      remedy: 'Leave the field out, or allow the level privileged in the namespace.',
    },
    privileged: { reason: FORBIDDEN, remedy: 'Leave privileged out, and add the capabilities that are needed.' },
    capabilitiesBaseline: {
      reason: FORBIDDEN,
      remedy: 'Leave the capability out, or allow the level privileged in the namespace.',
    },
    hostPathVolumes: {
      reason: FORBIDDEN,
      remedy: 'Use another type of volume, or allow the level privileged in the namespace.',
    },
    hostPorts: { reason: FORBIDDEN, remedy: 'Leave hostPort out, and use a Service to reach the pods.' },
    hostProbesAndHostLifecycle: { reason: FORBIDDEN, remedy: 'Leave host out; the default is the pod.' },
    appArmorProfile: { reason: FORBIDDEN, remedy: 'Use RuntimeDefault or Localhost, or leave the profile out.' },
    seLinuxOptions: { reason: FORBIDDEN, remedy: 'Leave user and role out, and use one of the types for containers.' },
    procMount: { reason: FORBIDDEN, remedy: 'Use Default, or leave procMount out.' },
    seccompProfileBaseline: { reason: FORBIDDEN, remedy: 'Use RuntimeDefault or Localhost, or leave the profile out.' },
    sysctls: { reason: FORBIDDEN, remedy: 'Leave the sysctl out, or allow the level privileged in the namespace.' },
    windowsHostProcess: {
      reason: FORBIDDEN,
      remedy: 'Leave hostProcess out, or allow the level privileged in the namespace.',
    },
  },
);

const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

const CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** SELinux types of containers, with the first minor that allows them. */
const SE_LINUX_TYPES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['container_t', 0],
  ['container_init_t', 0],
  ['container_kvm_t', 0],
  ['container_engine_t', 31],
]);

/** Sysctls that affect only the pod, with the first minor that allows them. */
const SYSCTLS: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
const PROFILE_TYPES = 'neither RuntimeDefault nor Localhost';

export const BASELINE: readonly Check[] = [
  { id: 'appArmorProfile', level: 'baseline', since: 0, rule: rules.appArmorProfile, find: findAppArmor },
  {
    id: 'capabilities_baseline',
    level: 'baseline',
    since: 0,
    rule: rules.capabilitiesBaseline,
    find: findCapabilities,
  },
  { id: 'hostNamespaces', level: 'baseline', since: 0, rule: rules.hostNamespaces, find: findHostNamespaces },
  { id: 'hostPathVolumes', level: 'baseline', since: 0, rule: rules.hostPathVolumes, find: findHostPaths },
  { id: 'hostPorts', level: 'baseline', since: 0, rule: rules.hostPorts, find: findHostPorts },
  {
    id: 'hostProbesAndHostLifecycle',
    level: 'baseline',
    since: 34,
    rule: rules.hostProbesAndHostLifecycle,
    find: findHosts,
  },
  { id: 'privileged', level: 'baseline', since: 0, rule: rules.privileged, find: findPrivileged },
  { id: 'procMount', level: 'baseline', since: 0, rule: rules.procMount, find: findProcMounts },
  { id: 'seLinuxOptions', level: 'baseline', since: 0, rule: rules.seLinuxOptions, find: findSELinuxOptions },
  {
    id: 'seccompProfile_baseline',
    level: 'baseline',
    since: 0,
    rule: rules.seccompProfileBaseline,
    find: findSeccompProfiles,
  },
  { id: 'sysctls', level: 'baseline', since: 0, rule: rules.sysctls, find: findSysctls },
  { id: 'windowsHostProcess', level: 'baseline', since: 0, rule: rules.windowsHostProcess, find: findHostProcesses },
];

function findHostNamespaces({ spec }: DecodedTemplate, report: ReportViolation): void {
  for (const field of HOST_NAMESPACES) {
    if (spec[field] === true) report(SPEC.child(field), 'is true: the pod shares a namespace of the host');
  }
}

function findPrivileged({ spec }: DecodedTemplate, report: ReportViolation): void {
  visitContainers(spec, ({ securityContext }, path) => {
    if (securityContext?.privileged === true) report(path.child('securityContext').child('privileged'), 'is true');
  });
}

function findCapabilities({ spec }: DecodedTemplate, report: ReportViolation): void {
  visitContainers(spec, ({ securityContext }, path) =>
    securityContext?.capabilities?.add?.forEach((capability, i) => {
      if (CAPABILITIES.has(capability)) return;
      report(
        path.child('securityContext').child('capabilities').child('add').index(i),
        `${quoted(capability)} is not one of ${[...CAPABILITIES].join(', ')}`,
      );
    }),
  );
}

function findHostPaths({ spec }: DecodedTemplate, report: ReportViolation): void {
  spec.volumes?.forEach(({ hostPath }, i) => {
    if (hostPath !== undefined) {
      report(SPEC.child('volumes').index(i).child('hostPath'), 'exposes files of the node to the pod');
    }
  });
}

function findHostPorts({ spec }: DecodedTemplate, report: ReportViolation): void {
  visitContainers(spec, ({ ports }, path) =>
    ports?.forEach(({ hostPort = 0 }, i) => {
      if (hostPort !== 0) {
        report(path.child('ports').index(i).child('hostPort'), `${hostPort} uses a port of the node`);
      }
    }),
  );
}

function findHosts({ spec }: DecodedTemplate, report: ReportViolation): void {
  visitContainers(spec, (container, path) => {
    for (const probe of PROBES) findHost(container[probe], path.child(probe), report);
    for (const hook of HOOKS) findHost(container.lifecycle?.[hook], path.child('lifecycle').child(hook), report);
  });
}

function findHost(handler: Probe | LifecycleHandler | undefined, path: Path, report: ReportViolation): void {
  for (const kind of ['httpGet', 'tcpSocket'] as const) {
    const host = handler?.[kind]?.host ?? '';
    if (host !== '') {
      report(path.child(kind).child('host'), `${quoted(host)} makes the kubelet connect to another host`);
    }
  }
}

function findAppArmor({ metadata, spec }: DecodedTemplate, report: ReportViolation): void {
  visitContexts(spec, ({ appArmorProfile }, path) => {
    if (appArmorProfile !== undefined && !isProfile(appArmorProfile.type)) {
      report(path.child('appArmorProfile').child('type'), `${quoted(appArmorProfile.type)} is ${PROFILE_TYPES}`);
    }
  });
  for (const key in metadata.annotations) {
    const profile = metadata.annotations[key];
    if (
      !key.startsWith(APP_ARMOR_CONTAINER_PREFIX) ||
      profile === '' ||
      profile === 'runtime/default' ||
      profile.startsWith('localhost/')
    ) {
      continue;
    }
    report(
      TEMPLATE.child('metadata').child('annotations').key(key),
      `${quoted(profile)} is neither runtime/default nor localhost/ and a name`,
    );
  }
}

export function isProfile(type: string): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function findSELinuxOptions({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  visitContexts(spec, ({ seLinuxOptions }, path) => {
    if (seLinuxOptions !== undefined) findSELinuxOption(seLinuxOptions, path.child('seLinuxOptions'), report, version);
  });
}

function findSELinuxOption(
  { type = '', user = '', role = '' }: SELinuxOptions,
  path: Path,
  report: ReportViolation,
  version: number,
): void {
  const allowed = allowedBy(SE_LINUX_TYPES, version);
  if (!allowed.includes(type)) {
    report(path.child('type'), `${quoted(type)} is not one of ${allowed.filter(Boolean).join(', ')}`);
  }
  if (user !== '') report(path.child('user'), `${quoted(user)} is set`);
  if (role !== '') report(path.child('role'), `${quoted(role)} is set`);
}

function allowedBy(names: ReadonlyMap<string, number>, version: number): string[] {
  return [...names].filter(([, since]) => since <= version).map(([name]) => name);
}

function findProcMounts({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (!isRelaxed(spec, version)) findUnmasked({ spec }, report);
}

/** The same for the level restricted, which has no exception for user namespaces. */
export function findUnmasked({ spec }: Pick<DecodedTemplate, 'spec'>, report: ReportViolation): void {
  visitContainers(spec, ({ securityContext }, path) => {
    const procMount: string = securityContext?.procMount ?? 'Default';
    if (procMount !== 'Default') {
      report(path.child('securityContext').child('procMount'), `${quoted(procMount)} is not Default`);
    }
  });
}

function findSeccompProfiles({ metadata, spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  if (version < 19) return findSeccompAnnotations({ metadata, spec }, report);
  visitContexts(spec, ({ seccompProfile }, path) => {
    if (seccompProfile !== undefined && !isProfile(seccompProfile.type)) {
      report(path.child('seccompProfile').child('type'), `${quoted(seccompProfile.type)} is ${PROFILE_TYPES}`);
    }
  });
}

function findSeccompAnnotations(
  { metadata: { annotations = {} }, spec }: DecodedTemplate,
  report: ReportViolation,
): void {
  const keys = new Set([SECCOMP_POD]);
  visitContainers(spec, ({ name }) => keys.add(`${SECCOMP_CONTAINER_PREFIX}${name}`));
  for (const key of keys) {
    const profile = Object.hasOwn(annotations, key) ? annotations[key] : 'runtime/default';
    if (profile === 'runtime/default' || profile === 'docker/default' || profile.startsWith('localhost/')) continue;
    report(
      TEMPLATE.child('metadata').child('annotations').key(key),
      `${quoted(profile)} is not one of runtime/default, docker/default, localhost/ and a path`,
    );
  }
}

function findSysctls({ spec }: DecodedTemplate, report: ReportViolation, version: number): void {
  spec.securityContext?.sysctls?.forEach(({ name }, i) => {
    const allowed = allowedBy(SYSCTLS, version);
    if (!allowed.includes(name)) {
      report(
        SPEC.child('securityContext').child('sysctls').index(i).child('name'),
        `${quoted(name)} is not one of ${allowed.join(', ')}`,
      );
    }
  });
}

function findHostProcesses({ spec }: DecodedTemplate, report: ReportViolation): void {
  visitContexts(spec, ({ windowsOptions }, path) => {
    if (windowsOptions?.hostProcess === true) report(path.child('windowsOptions').child('hostProcess'), 'is true');
  });
}
