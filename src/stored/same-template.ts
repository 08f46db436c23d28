import { DecodedTemplate } from './decode';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { JsonObject } from '../model/json-object';
import { decodeQuantity } from '../model/quantity-parse';

/** Scalars that are pointers in Go: 0, false and the empty text are values of them, and another thing than none. */
const POINTERS: Readonly<Record<string, string>> = {
  AppArmorProfile: 'localhostProfile',
  AzureDiskVolumeSource: 'cachingMode fsType kind readOnly',
  CSIVolumeSource: 'fsType readOnly',
  ClusterTrustBundleProjection: 'name optional signerName',
  ConfigMapEnvSource: 'optional',
  ConfigMapKeySelector: 'optional',
  ConfigMapProjection: 'optional',
  ConfigMapVolumeSource: 'optional',
  Container: 'restartPolicy',
  DownwardAPIVolumeFile: 'mode',
  FCVolumeSource: 'lun',
  FileKeySelector: 'optional',
  ISCSIVolumeSource: 'initiatorName',
  KeyToPath: 'mode',
  PersistentVolumeClaimSpec: 'storageClassName volumeAttributesClassName volumeMode',
  PodCertificateProjection: 'maxExpirationSeconds',
  PodDNSConfigOption: 'value',
  PodResourceClaim: 'resourceClaimName resourceClaimTemplateName',
  PodSecurityContext:
    'fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy supplementalGroupsPolicy',
  PodSpec:
    'activeDeadlineSeconds automountServiceAccountToken enableServiceLinks hostUsers hostnameOverride preemptionPolicy priority runtimeClassName ' +
    'setHostnameAsFQDN shareProcessNamespace',
  Probe: 'terminationGracePeriodSeconds',
  SeccompProfile: 'localhostProfile',
  SecretEnvSource: 'optional',
  SecretKeySelector: 'optional',
  SecretProjection: 'optional',
  SecretVolumeSource: 'optional',
  SecurityContext:
    'allowPrivilegeEscalation privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser',
  Toleration: 'tolerationSeconds',
  TopologySpreadConstraint: 'minDomains',
  TypedLocalObjectReference: 'apiGroup',
  TypedObjectReference: 'apiGroup namespace',
  VolumeMount: 'mountPropagation recursiveReadOnly',
  WindowsSecurityContextOptions: 'gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName',
};
const IS_POINTER: ReadonlySet<string> = new Set(
  Object.entries(POINTERS).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`)),
);

/** Structs that are no pointers though they may be left out: none is as good as an empty one. */
const IS_VALUE: ReadonlySet<string> = new Set([
  'Container.resources',
  'PersistentVolumeClaimSpec.resources',
  'PersistentVolumeClaimTemplate.metadata',
]);

/** Whether the server takes two templates for the same (equality.Semantic.DeepEqual). */
export function isSameTemplate(one: DecodedTemplate, other: DecodedTemplate): boolean {
  return isSameStruct('PodTemplateSpec', one as unknown as JsonObject, other as unknown as JsonObject);
}

function isSameStruct(type: string, one: JsonObject, other: JsonObject): boolean {
  return [...TYPES.get(type)!.values()].every((field) =>
    isSameField(`${type}.${field.name}`, field, one[field.name], other[field.name]),
  );
}

function isSameField(place: string, { shape, type }: Field, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (shape !== undefined) return isSameMap(type, (one ?? {}) as JsonObject, (other ?? {}) as JsonObject);
  if (one !== undefined && other !== undefined) return isSameOne(type, one, other);
  if (TYPES.has(type)) {
    return IS_VALUE.has(place) && isSameStruct(type, (one ?? {}) as JsonObject, (other ?? {}) as JsonObject);
  }
  return !IS_POINTER.has(place) && !(one ?? other);
}

/** Of lists too, whose keys are numbers. */
function isSameMap(type: string, one: JsonObject, other: JsonObject): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameOne(type, one[key], other[key]))
  );
}

function isSameOne(type: string, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (TYPES.has(type)) return isSameStruct(type, one as JsonObject, other as JsonObject);
  if (type !== 'quantity') return JSON.stringify(one) === JSON.stringify(other);
  const [left, right] = [decodeQuantity(one), decodeQuantity(other)];
  return typeof left !== 'string' && typeof right !== 'string' && left.cmp(right) === 0;
}
