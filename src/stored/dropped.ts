import { forEachContainer } from './visit-containers';
import { dropVolumeUsers } from './volume-users';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { OLDEST_MINOR, TYPES } from '../model/field-table';
import { Container, Lifecycle, PodSpec, Volume } from '../model/generated/structs';

const REMEDY = 'Leave the field out, or validate for clusters that keep it.';

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

/** The first minor that keeps a field. Older minors drop or change it, depending on its place. */
const keptSince = (type: string, field: string): number => TYPES.get(type)!.get(field)!.keptSince ?? OLDEST_MINOR;

const PROC_MOUNT = keptSince('SecurityContext', 'procMount');
const SIDECARS = keptSince('Container', 'restartPolicy');
const RESTART_RULES = keptSince('Container', 'restartPolicyRules');
const KNOWS_RESTART_RULES = TYPES.get('Container')!.get('restartPolicyRules')!.since ?? OLDEST_MINOR;
const IMAGE_VOLUME = keptSince('Volume', 'image');
const STOP_SIGNAL = keptSince('Lifecycle', 'stopSignal');
const VOLUME_USERS = keptSince('KeyToPath', 'user');

/** Reports a field that the decoder drops. */
export function reportDropped(field: string, since: number, path: Path, ctx: Context): void {
  const kept = since === Infinity ? 'no supported version keeps' : `versions before 1.${since} do not keep`;
  ctx.report(rules.field, path, `is accepted and then dropped: ${kept} ${field} unless a feature gate is set`);
}

/** dropDisabledFields, as far as it depends on the place of a field. */
export function dropByPlace(spec: PodSpec, path: Path, ctx: Context): void {
  resetProcMount(spec, path, ctx);
  dropRestartPolicies(spec, path, ctx);
  dropImageVolumes(spec, path, ctx);
  dropStopSignals(spec, path, ctx);
  if (!ctx.atLeast(VOLUME_USERS)) {
    dropVolumeUsers(spec, path, (field, place) => reportDropped(field, VOLUME_USERS, place, ctx));
  }
}

interface Mutable {
  restartPolicy?: string;
  volumeMounts?: Container['volumeMounts'];
  lifecycle?: { -readonly [F in keyof Lifecycle]: Lifecycle[F] };
  volumes?: Volume[];
}

function dropStopSignals(spec: PodSpec, path: Path, ctx: Context): void {
  forEachContainer(spec, (container: Mutable, list, i) => {
    if (container.lifecycle?.stopSignal === undefined || ctx.atLeast(STOP_SIGNAL)) return;
    reportDropped('stopSignal', STOP_SIGNAL, path.child(list).index(i).child('lifecycle').child('stopSignal'), ctx);
    const { postStart, preStop } = container.lifecycle;
    if (postStart === undefined && preStop === undefined) delete container.lifecycle;
    else delete container.lifecycle.stopSignal;
  });
}

function resetProcMount(spec: PodSpec, path: Path, ctx: Context): void {
  forEachContainer(spec, (container, list, i) => {
    const security = container.securityContext as { procMount?: string } | undefined;
    if (security?.procMount === undefined || security.procMount === 'Default' || ctx.atLeast(PROC_MOUNT)) return;
    ctx.report(
      rules.procMount,
      path.child(list).index(i).child('securityContext').child('procMount'),
      `is accepted and then set to Default by versions before 1.${PROC_MOUNT}`,
    );
    security.procMount = 'Default';
  });
}

/**
 * A minor without sidecars (1.28) drops the policy of init containers. A minor that has restart rules with their gate
 * off (1.34) drops every policy except Always of an init container.
 */
function dropRestartPolicies(spec: PodSpec, path: Path, ctx: Context): void {
  forEachContainer(spec, (container, list, i) => {
    const policy: string | undefined = container.restartPolicy;
    if (policy === undefined) return;
    const hasSidecars = ctx.atLeast(SIDECARS);
    if (hasSidecars && (ctx.atLeast(RESTART_RULES) || !ctx.atLeast(KNOWS_RESTART_RULES))) return;
    if (hasSidecars ? list === 'initContainers' && policy === 'Always' : list !== 'initContainers') return;
    const effect = hasSidecars
      ? 'the policy of the pod applies'
      : 'the init container must finish before the next containers start';
    ctx.report(
      rules.restartPolicy,
      path.child(list).index(i).child('restartPolicy'),
      `is accepted and then dropped by 1.${ctx.minor}: ${effect}`,
    );
    delete (container as Mutable).restartPolicy;
  });
}

function dropImageVolumes(spec: PodSpec, path: Path, ctx: Context): void {
  const names = new Set<string>();
  spec.volumes?.forEach((volume, i) => {
    if (volume.image === undefined || ctx.atLeast(IMAGE_VOLUME)) return;
    names.add(volume.name);
    ctx.report(
      rules.imageVolume,
      path.child('volumes').index(i),
      `is accepted and then dropped: versions before 1.${IMAGE_VOLUME} have no image volumes`,
    );
  });
  if (names.size === 0) return;
  (spec as Mutable).volumes = spec.volumes?.filter((volume) => volume.image === undefined);
  forEachContainer(spec, (container, list, i) => {
    container.volumeMounts?.forEach((mount, j) => {
      if (names.has(mount.name)) {
        ctx.report(
          rules.imageVolumeMount,
          path.child(list).index(i).child('volumeMounts').index(j),
          'is accepted and then dropped with its image volume',
        );
      }
    });
    if (container.volumeMounts !== undefined) {
      (container as Mutable).volumeMounts = container.volumeMounts.filter(({ name }) => !names.has(name));
    }
  });
}
