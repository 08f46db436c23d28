import { forEachContainer } from './visit-containers';
import { dropVolumeUsers } from './volume-users';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { Container, PodSpec, Volume } from '../model/generated/structs';

const REMEDY = 'Leave it out, or set kubernetesVersion to clusters that keep it.';

export const rules = defineRules(
  'dropped',
  { stage: 'drop', severity: 'ignored', upstream: 'pkg/api/pod/util.go dropDisabledFields' },
  {
    field: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    procMount: {
      reason: 'FieldValueNotSupported',
      upstream: 'pkg/api/pod/util.go dropDisabledProcMountField',
      remedy: REMEDY,
    },
    restartPolicy: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    imageVolume: {
      reason: 'FieldValueNotSupported',
      upstream: 'pkg/api/pod/util.go dropImageVolumes',
      remedy: REMEDY,
    },
    imageVolumeMount: {
      reason: 'FieldValueNotSupported',
      upstream: 'pkg/api/pod/util.go dropImageVolumes',
      remedy: REMEDY,
    },
  },
);

const SPEC = Path.of('spec', 'template', 'spec');

/** No minor that we know has the feature on. */
const NEVER = Infinity;

/**
 * From which minor on the server keeps a field that it knows: `Type.field` to the first one whose feature gate is on by default.
 * Before that the field is taken out of what is created, and nothing is said.
 */
export const KEPT_SINCE: ReadonlyMap<string, number> = new Map([
  ['PodSpec.hostUsers', 33], // UserNamespacesSupport
  ['PodSecurityContext.supplementalGroupsPolicy', 33], // SupplementalGroupsPolicy
  ['PodSecurityContext.seLinuxChangePolicy', 33], // SELinuxChangePolicy
  ['PodSpec.resources', 34], // PodLevelResources
  ['PodSpec.hostnameOverride', 35], // HostnameOverride
  ['PodSpec.resourceClaims', 34], // DynamicResourceAllocation
  ['ResourceRequirements.claims', 34],
  ['VolumeResourceRequirements.claims', 29], // 1.28 alone has it there, never to be kept
  ['PodSpec.workloadRef', NEVER], // GenericWorkload
  ['PodSpec.schedulingGroup', NEVER],
  ['PodSpec.evictionResponders', NEVER], // EvictionRequestAPI
  ['PodAffinityTerm.matchLabelKeys', 31], // MatchLabelKeysInPodAffinity
  ['PodAffinityTerm.mismatchLabelKeys', 31],
  ['VolumeProjection.clusterTrustBundle', 37], // ClusterTrustBundleProjection
  ['VolumeProjection.podCertificate', 37], // PodCertificateRequest
  ['EmptyDirVolumeSource.mode', NEVER], // EmptyDirVolumeMode
  ['VolumeMount.bindMountOptions', NEVER], // VolumeBindMountOptions
  ['VolumeMount.recursiveReadOnly', 31], // RecursiveReadOnlyMounts
  ['Container.resizePolicy', 33], // InPlacePodVerticalScaling
  ['EphemeralContainer.resizePolicy', 33],
  ['Container.restartPolicyRules', 35], // ContainerRestartRules
  ['EphemeralContainer.restartPolicyRules', 35],
  ['EnvVarSource.fileKeyRef', 35], // EnvFiles
  ['LifecycleHandler.sleep', 30], // PodLifecycleSleepAction
  ['GRPCAction.mode', NEVER], // GRPCContainerProbeTLS
  ['HTTPGetAction.protocol', NEVER], // H2CContainerProbe
]);

/** Fields that a minor drops or changes by more than its own type tells; they are no more than marked while decoding. */
export const DROPPED_BY_PLACE: ReadonlySet<string> = new Set([
  'SecurityContext.procMount',
  'Container.restartPolicy',
  'EphemeralContainer.restartPolicy',
  'Volume.image',
  'Lifecycle.stopSignal',
  'SecretVolumeSource.defaultUser',
  'ConfigMapVolumeSource.defaultUser',
  'DownwardAPIVolumeSource.defaultUser',
  'ProjectedVolumeSource.defaultUser',
  'KeyToPath.user',
  'DownwardAPIVolumeFile.user',
  'ServiceAccountTokenProjection.user',
  'ClusterTrustBundleProjection.user',
  'PodCertificateProjection.user',
]);

/** Reports a field that the decoder takes out. */
export function reportDropped(field: string, keptSince: number, path: Path, ctx: Context): void {
  const kept = keptSince === NEVER ? 'no version known keeps' : `versions before 1.${keptSince} do not keep`;
  ctx.report(rules.field, path, `is accepted and then dropped: ${kept} ${field} unless a feature gate is set`);
}

/** dropDisabledFields, as far as it depends on where a field is. */
export function dropByPlace(spec: PodSpec, ctx: Context): void {
  if (ctx.minor < 33) resetProcMount(spec, ctx); // ProcMountType
  if (ctx.minor === 28 || ctx.minor === 34) dropRestartPolicies(spec, ctx); // SidecarContainers, ContainerRestartRules
  if (ctx.minor < 35) dropImageVolumes(spec, ctx); // ImageVolume
  dropStopSignals(spec, ctx); // ContainerStopSignals
  dropVolumeUsers(spec, (field, path) => reportDropped(field, NEVER, path, ctx)); // AtomicWriteVolumeUserFields
}

interface Mutable {
  restartPolicy?: string;
  volumeMounts?: Container['volumeMounts'];
  lifecycle?: { stopSignal?: string };
  volumes?: Volume[];
}

function dropStopSignals(spec: PodSpec, ctx: Context): void {
  forEachContainer(spec, (container: Mutable, list, i) => {
    if (container.lifecycle?.stopSignal === undefined) return;
    reportDropped('stopSignal', NEVER, SPEC.child(list).index(i).child('lifecycle').child('stopSignal'), ctx);
    delete container.lifecycle.stopSignal;
    if (Object.keys(container.lifecycle).length === 0) delete container.lifecycle;
  });
}

function resetProcMount(spec: PodSpec, ctx: Context): void {
  forEachContainer(spec, (container, list, i) => {
    const security = container.securityContext as { procMount?: string } | undefined;
    if (security?.procMount === undefined || security.procMount === 'Default') return;
    ctx.report(
      rules.procMount,
      SPEC.child(list).index(i).child('securityContext').child('procMount'),
      'is accepted and then set to Default by versions before 1.33',
    );
    security.procMount = 'Default';
  });
}

/** 1.28 knows no sidecars and drops the policy of init containers; 1.34 drops all but the Always of a sidecar. */
function dropRestartPolicies(spec: PodSpec, ctx: Context): void {
  forEachContainer(spec, (container, list, i) => {
    const policy: string | undefined = container.restartPolicy;
    if (policy === undefined) return;
    if (ctx.minor === 28 ? list !== 'initContainers' : list === 'initContainers' && policy === 'Always') return;
    const effect =
      ctx.minor === 28 ? 'the init container runs to its end before the others start' : 'the policy of the pod holds';
    ctx.report(
      rules.restartPolicy,
      SPEC.child(list).index(i).child('restartPolicy'),
      `is accepted and then dropped by 1.${ctx.minor}: ${effect}`,
    );
    delete (container as Mutable).restartPolicy;
  });
}

function dropImageVolumes(spec: PodSpec, ctx: Context): void {
  const names = new Set<string>();
  spec.volumes?.forEach((volume, i) => {
    if (volume.image === undefined) return;
    names.add(volume.name);
    ctx.report(
      rules.imageVolume,
      SPEC.child('volumes').index(i),
      'is accepted and then dropped: versions before 1.35 have no image volumes',
    );
  });
  if (names.size === 0) return;
  (spec as Mutable).volumes = spec.volumes?.filter((volume) => volume.image === undefined);
  forEachContainer(spec, (container, list, i) => {
    container.volumeMounts?.forEach((mount, j) => {
      if (names.has(mount.name)) {
        ctx.report(
          rules.imageVolumeMount,
          SPEC.child(list).index(i).child('volumeMounts').index(j),
          'is accepted and then dropped with its image volume',
        );
      }
    });
    if (container.volumeMounts !== undefined) {
      (container as Mutable).volumeMounts = container.volumeMounts.filter(({ name }) => !names.has(name));
    }
  });
}
