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
  ObjectMeta: 'deletionGracePeriodSeconds deletionTimestamp',
  OwnerReference: 'blockOwnerDeletion controller',
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
export const IS_POINTER: ReadonlySet<string> = new Set(
  Object.entries(POINTERS).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`)),
);

/** Structs that are no pointers though they may be left out: none is as good as an empty one. */
export const IS_VALUE: ReadonlySet<string> = new Set([
  'Container.resources',
  'PersistentVolumeClaimSpec.resources',
  'PersistentVolumeClaimTemplate.metadata',
]);
