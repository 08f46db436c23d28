import { JsonObject } from '../../model/json-object';
import { listOf, objectOf, objectsOf, textOf } from '../../model/untyped';

/** A range of user or group IDs; `namespace` is the range that OpenShift gives to the namespace, which no manifest knows. */
export type IdRange = 'namespace' | { readonly min: number; readonly max: number };

/** What a SecurityContextConstraints object allows, as far as the admission of OpenShift asks. */
export interface Scc {
  readonly name: string;
  readonly priority?: number;
  readonly privileged?: true;
  readonly hostNetwork?: true;
  readonly hostPorts?: true;
  readonly hostPID?: true;
  readonly hostIPC?: true;
  /** Pods need a user namespace of their own. */
  readonly userNamespace?: true;
  readonly noEscalation?: true;
  readonly readOnlyRoot?: true;
  readonly allowedCapabilities?: readonly string[];
  readonly droppedCapabilities?: readonly string[];
  readonly addedCapabilities?: readonly string[];
  readonly runAsUser: 'any' | 'non-root' | IdRange;
  /** `type` goes with the level of the namespace. */
  readonly seLinux: 'any' | { readonly type: string };
  readonly fsGroup: 'any' | IdRange;
  readonly supplementalGroups: 'any' | IdRange;
  /** Profiles in the form of the old annotations; `*` is any. Without profiles, pods may set none. */
  readonly seccomp?: readonly string[];
  readonly unsafeSysctls?: readonly string[];
  readonly volumes: readonly string[];
  /** `*` among the volumes means all but this one. */
  readonly noHostPath?: true;
  /** Who may use it beside those whom RBAC allows. */
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
}

const flag = (value: unknown): true | undefined => (value === true ? true : undefined);
const texts = (value: unknown): string[] | undefined => {
  const found = listOf(value).map(textOf);
  return found.length > 0 ? found : undefined;
};

/** The constraints of an object of the kind SecurityContextConstraints. */
export function readScc(manifest: JsonObject): Scc {
  const { runAsUser, seLinuxContext, fsGroup, supplementalGroups, priority } = manifest;
  const hostPaths = manifest.allowHostDirVolumePlugin === true;
  const volumes = texts(manifest.volumes) ?? ['*'];
  return {
    name: textOf(objectOf(manifest.metadata).name),
    priority: typeof priority === 'number' ? priority : undefined,
    privileged: flag(manifest.allowPrivilegedContainer),
    hostNetwork: flag(manifest.allowHostNetwork),
    hostPorts: flag(manifest.allowHostPorts),
    hostPID: flag(manifest.allowHostPID),
    hostIPC: flag(manifest.allowHostIPC),
    userNamespace: flag(manifest.userNamespaceLevel === 'RequirePodLevel'),
    noEscalation: flag(manifest.allowPrivilegeEscalation === false),
    readOnlyRoot: flag(manifest.readOnlyRootFilesystem),
    allowedCapabilities: texts(manifest.allowedCapabilities),
    droppedCapabilities: texts(manifest.requiredDropCapabilities),
    addedCapabilities: texts(manifest.defaultAddCapabilities),
    runAsUser: usersOf(objectOf(runAsUser)),
    seLinux:
      objectOf(seLinuxContext).type === 'RunAsAny'
        ? 'any'
        : { type: textOf(objectOf(objectOf(seLinuxContext).seLinuxOptions).type) },
    fsGroup: groupsOf(objectOf(fsGroup)),
    supplementalGroups: groupsOf(objectOf(supplementalGroups)),
    seccomp: texts(manifest.seccompProfiles),
    unsafeSysctls: texts(manifest.allowedUnsafeSysctls),
    // the flag goes before the list
    volumes: hostPaths ? [...volumes, 'hostPath'] : volumes.filter((one) => one !== 'hostPath'),
    noHostPath: hostPaths ? undefined : true,
    users: texts(manifest.users),
    groups: texts(manifest.groups),
  };
}

function usersOf({ type, uid, uidRangeMin, uidRangeMax }: JsonObject): Scc['runAsUser'] {
  if (type === 'RunAsAny') return 'any';
  if (type === 'MustRunAsNonRoot') return 'non-root';
  if (typeof uid === 'number') return { min: uid, max: uid };
  return typeof uidRangeMin === 'number' && typeof uidRangeMax === 'number'
    ? { min: uidRangeMin, max: uidRangeMax }
    : 'namespace';
}

function groupsOf({ type, ranges }: JsonObject): Scc['fsGroup'] {
  if (type !== 'MustRunAs') return 'any';
  const [range] = objectsOf(ranges);
  return typeof range?.min === 'number' && typeof range.max === 'number'
    ? { min: range.min, max: range.max }
    : 'namespace';
}
