import { IdRange, Scc } from './scc';
import { Path } from '../../findings/path';
import { SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from '../../model/annotation-keys';
import { Container, ProjectedVolumeSource, SeccompProfile, Volume } from '../../model/generated/structs';
import { ownValue } from '../../model/own-value';
import { DecodedTemplate } from '../../stored/decode';
import { hostPortOf } from '../../stored/host-ports';
import { forEachContainer } from '../../stored/visit-containers';

/** Why constraints do not admit a pod. */
export interface Refusal {
  readonly path: Path;
  /** The field or value, as a message names it. */
  readonly what: string;
}

const SPEC = Path.of('spec', 'template', 'spec');
const SAFE_SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  // of the kernels of all supported releases
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);

/**
 * Why constraints do not admit the pods of a template; nothing where they do. What a pod leaves open, the admission fills in.
 * https://github.com/openshift/apiserver-library-go/blob/a8019f3/pkg/securitycontextconstraints/sccmatching/provider.go
 *
 * User, groups and SELinux level that belong to the namespace are not known: what a pod sets in their place is refused.
 */
export function refusals(template: DecodedTemplate, scc: Scc): Refusal[] {
  const { spec } = template;
  const found: Refusal[] = [];
  const refuse = (path: Path, what: string): void => {
    found.push({ path, what });
  };
  refusePod(template, scc, refuse);
  spec.volumes?.forEach((volume, i) => {
    if (!allowsVolume(volume, scc)) refuse(SPEC.child('volumes').index(i), `the volume type ${typeOf(volume)}`);
  });
  forEachContainer(spec, (container, list, i) => {
    // pods of a DaemonSet have no ephemeral containers
    if (list !== 'ephemeralContainers') {
      refuseContainer(container as Container, template, scc, SPEC.child(list).index(i), refuse);
    }
  });
  return found;
}

type Refuse = (path: Path, what: string) => void;

function refusePod({ metadata, spec }: DecodedTemplate, scc: Scc, refuse: Refuse): void {
  const { securityContext: context = {} } = spec;
  const at = SPEC.child('securityContext');
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC'] as const) {
    if (spec[field] && !scc[field]) refuse(SPEC.child(field), field);
  }
  if (scc.userNamespace && spec.hostUsers !== false) refuse(SPEC.child('hostUsers'), 'hostUsers other than false');
  if (context.fsGroup !== undefined && !inRange(context.fsGroup, scc.fsGroup)) {
    refuse(at.child('fsGroup'), `fsGroup ${context.fsGroup}`);
  }
  const groups = context.supplementalGroups;
  if (groups !== undefined && scc.supplementalGroups !== 'any') {
    if (groups.length === 0 || groups.some((group) => !inRange(group, scc.supplementalGroups))) {
      refuse(at.child('supplementalGroups'), 'supplementalGroups');
    }
  }
  if (context.seLinuxOptions !== undefined && scc.seLinux !== 'any') {
    refuse(at.child('seLinuxOptions'), 'seLinuxOptions');
  }
  const profile = metadata.annotations?.[SECCOMP_POD] || profileText(context.seccompProfile);
  // what is missing is filled in
  if (profile && !allowsProfile(profile, scc)) refuse(at.child('seccompProfile'), `the seccomp profile ${profile}`);
  context.sysctls?.forEach(({ name }, i) => {
    if (SAFE_SYSCTLS.has(name) || scc.unsafeSysctls?.some((pattern) => matches(pattern, name))) return;
    refuse(at.child('sysctls').index(i), `the sysctl ${name}`);
  });
}

function refuseContainer(container: Container, template: DecodedTemplate, scc: Scc, path: Path, refuse: Refuse): void {
  const { securityContext: ofPod = {}, hostNetwork } = template.spec;
  const { securityContext: own = {}, ports = [] } = container;
  const at = path.child('securityContext');
  const user = own.runAsUser ?? ofPod.runAsUser;
  const nonRoot = own.runAsNonRoot ?? ofPod.runAsNonRoot;
  if (scc.runAsUser === 'non-root') {
    if (nonRoot === false || user === 0) {
      refuse(at.child('runAsUser'), nonRoot === false ? 'runAsNonRoot false' : 'the user 0');
    }
  } else if (user !== undefined && !inRange(user, scc.runAsUser)) {
    refuse(at.child('runAsUser'), `the user ${user}`);
  }
  if (own.seLinuxOptions !== undefined && scc.seLinux !== 'any') refuse(at.child('seLinuxOptions'), 'seLinuxOptions');
  // the admission puts the annotation in the place of the field
  const annotation = ownValue(template.metadata.annotations, `${SECCOMP_CONTAINER_PREFIX}${container.name}`);
  const profile = annotation ?? profileText(own.seccompProfile);
  const isGiven = profile !== '' || (annotation !== undefined && scc.seccomp !== undefined);
  if (isGiven && !allowsProfile(profile, scc)) refuse(at.child('seccompProfile'), `the seccomp profile ${profile}`);
  if (own.privileged && !scc.privileged) refuse(at.child('privileged'), 'privileged');
  if (own.allowPrivilegeEscalation && scc.noEscalation) {
    refuse(at.child('allowPrivilegeEscalation'), 'allowPrivilegeEscalation');
  }
  if (own.readOnlyRootFilesystem === false && scc.readOnlyRoot) {
    refuse(at.child('readOnlyRootFilesystem'), 'readOnlyRootFilesystem false');
  }
  const allowed = [...(scc.allowedCapabilities ?? []), ...(scc.addedCapabilities ?? [])];
  if (!allowed.includes('*')) {
    own.capabilities?.add?.forEach((one, i) => {
      if (!allowed.includes(one)) refuse(at.child('capabilities').child('add').index(i), `the capability ${one}`);
    });
  }
  if (scc.hostPorts) return;
  ports.forEach((port, i) => {
    const number = hostPortOf(port, hostNetwork === true);
    if (number) refuse(path.child('ports').index(i).child('hostPort'), `the host port ${number}`);
  });
}

/** A range of the namespace holds no ID that a manifest could know. */
function inRange(id: number, range: 'any' | 'non-root' | IdRange): boolean {
  if (range === 'any') return true;
  return typeof range === 'object' && id >= range.min && id <= range.max;
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** The profile as the old annotations write it. */
function profileText(profile: SeccompProfile | undefined): string {
  switch (profile?.type) {
    case 'RuntimeDefault':
      return 'runtime/default';
    case 'Unconfined':
      return 'unconfined';
    case 'Localhost':
      return `localhost/${profile.localhostProfile}`;
    default:
      return '';
  }
}

const OLD_DEFAULT = 'docker/default';

function allowsProfile(profile: string, { seccomp = [] }: Scc): boolean {
  const isDefault = (one: string) => one === 'runtime/default' || one === OLD_DEFAULT;
  return seccomp.some((one) => one === '*' || one === profile || (isDefault(one) && isDefault(profile)));
}

/** Types whose name in constraints is not that of the field. */
const TYPE_NAMES: { readonly [field: string]: string } = { cephfs: 'cephFS', vsphereVolume: 'vsphere' };

function typeOf(volume: Volume): string {
  const type = Object.entries(volume).find(([key, value]) => key !== 'name' && value !== undefined)?.[0];
  // a volume without a source is an emptyDir
  return type === undefined ? 'emptyDir' : (ownValue(TYPE_NAMES, type) ?? type);
}

function allowsVolume(volume: Volume, { volumes, noHostPath }: Scc): boolean {
  const type = typeOf(volume);
  if (volumes.includes(type) || (volumes.includes('*') && !(type === 'hostPath' && noHostPath))) return true;
  return volumes.includes('secret') && volume.projected !== undefined && isTokenOnly(volume.projected);
}

/** Whether a volume holds only what Kubernetes itself projects for a service account. */
function isTokenOnly({ sources = [] }: ProjectedVolumeSource): boolean {
  return sources.every(({ serviceAccountToken: token, configMap, downwardAPI, ...others }) => {
    if (Object.values(others).some((other) => other !== undefined) && !token && !configMap && !downwardAPI) {
      return false;
    }
    if (token && (token.path !== 'token' || token.audience)) return false;
    if (configMap) {
      const file = ownValue(
        { 'kube-root-ca.crt': 'ca.crt', 'openshift-service-ca.crt': 'service-ca.crt' },
        configMap.name ?? '',
      );
      const [item, more] = configMap.items ?? [];
      if (file === undefined || more !== undefined || item?.key !== file || item.path !== file) return false;
    }
    return (downwardAPI?.items ?? []).every(
      ({ path, fieldRef }) => path === 'namespace' && fieldRef?.fieldPath === 'metadata.namespace',
    );
  });
}
