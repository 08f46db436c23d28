import { validateEnv, validateEnvFrom, validateFileKeyRefVolumes } from './env';
import { Volumes, validateVolumeDevices, validateVolumeMounts } from './mounts';
import { dnsLabelProblems, reportName } from './names';
import { isPadded } from './padding';
import { validatePodResources } from './pod-resources';
import { validateContainerPorts, validateHostPorts } from './ports';
import { validateLifecycleAndProbes } from './probes';
import { validateResources } from './resources';
import {
  validateInitResizePolicy,
  validateInitRestartPolicy,
  validateRegularRestartPolicy,
  validateResizePolicy,
} from './restart-policies';
import { validateSecurityContext } from './security-context';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Container, EphemeralContainer, PodSpec } from '../model/generated/structs';

const INIT = 'validation.go validateInitContainers';
const EPHEMERAL = 'validation.go validateEphemeralContainers';

export const rules = defineRules('containers', 'validation.go validateContainerCommon', {
  none: {
    reason: 'FieldValueRequired',
    upstream: 'validation.go validateContainers',
    remedy: 'Give the pod at least one container.',
  },
  nameMissing: { reason: 'FieldValueRequired', remedy: 'Give the container a name.' },
  name: {
    reason: 'FieldValueInvalid',
    remedy: "Use at most 63 lower-case letters, digits and '-', with a letter or digit at both ends.",
  },
  nameTwice: {
    reason: 'FieldValueDuplicate',
    remedy: 'Give each container of the pod, of all kinds, a name of its own.',
  },
  image: { reason: 'FieldValueRequired', remedy: 'Name the image.' },
  terminationMessagePolicy: { reason: 'FieldValueNotSupported', remedy: 'Use File or FallbackToLogsOnError.' },
  imagePullPolicy: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validatePullPolicy',
    remedy: 'Use Always, IfNotPresent or Never.',
  },
  initField: {
    reason: 'FieldValueForbidden',
    upstream: INIT,
    remedy: 'Leave the field out, or make a sidecar of the container with restartPolicy Always (1.29 and later).',
  },
  ephemeralField: { reason: 'FieldValueForbidden', upstream: EPHEMERAL, remedy: 'Leave the field out.' },
  ephemeralTarget: {
    reason: 'FieldValueNotFound',
    upstream: EPHEMERAL,
    remedy: 'Name a regular or init container of the pod.',
  },
  ephemeralImage: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateContainerOnlyForPod',
    remedy: 'Remove the white space around the image.',
  },
});

const NO_ITEMS: readonly never[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();
const FOR_SIDECARS = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const NOT_EPHEMERAL = [...FOR_SIDECARS, 'ports', 'resizePolicy', 'restartPolicy', 'restartPolicyRules'] as const;

/** The parts of the pod that the checks of a container need. */
interface Pod {
  readonly spec: PodSpec;
  /** The valid volumes: a mount cannot refer to an invalid one. */
  readonly volumes: Volumes;
  readonly claimNames: ReadonlySet<string>;
  readonly hostUsers: boolean;
  readonly restartPolicy: string;
  readonly graceSeconds: number;
}

/** validateContainers, validateInitContainers, validateEphemeralContainers, and the checks of all of them */
export function validateContainers(spec: PodSpec, volumes: Volumes, path: Path, ctx: Context): void {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = spec;
  const pod: Pod = {
    spec,
    volumes,
    claimNames:
      spec.resourceClaims === undefined ? NO_NAMES : new Set(spec.resourceClaims.map(({ name = '' }) => name)),
    hostUsers: spec.hostUsers ?? true,
    restartPolicy: spec.restartPolicy ?? 'Always',
    graceSeconds: spec.terminationGracePeriodSeconds ?? 30,
  };
  const names = new Set<string>();
  validateRegular(containers, names, path.child('containers'), ctx, pod);
  if (initContainers.length > 0) validateInit(initContainers, names, path.child('initContainers'), ctx, pod);
  if (ephemeralContainers.length > 0) {
    validateEphemeral(ephemeralContainers, names, path.child('ephemeralContainers'), ctx, pod);
  }
  if (spec.resources !== undefined) validatePodResources(spec, path, ctx, pod.claimNames);
  validateFileKeyRefVolumes(spec, path, ctx);
}

function validateRegular(
  containers: readonly Container[],
  names: Set<string>,
  path: Path,
  ctx: Context,
  pod: Pod,
): void {
  if (containers.length === 0) return ctx.report(rules.none, path, 'are missing');
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i];
    const at = path.index(i);
    validateCommon(container, at, ctx, pod);
    reportRepeated(container.name ?? '', names, at, ctx);
    validateLifecycleAndProbes(container, at, ctx, pod.graceSeconds);
    validateRegularRestartPolicy(container, at, ctx);
  }
  validateHostPorts(containers, path, ctx);
}

function validateInit(containers: readonly Container[], names: Set<string>, path: Path, ctx: Context, pod: Pod): void {
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i];
    const { name = '', resizePolicy } = container;
    const sidecar = container.restartPolicy === 'Always';
    const at = path.index(i);
    validateCommon(container, at, ctx, pod);
    validateInitRestartPolicy(container, at, ctx);
    // unlike regular containers, two without a name are not duplicates here
    if (name !== '' || names.has('')) reportRepeated(name, names, at, ctx);
    // init containers run one at a time, so each is checked alone; the path is that of the first (upstream quirk)
    validateHostPorts([container], path, ctx);
    if (sidecar) {
      validateLifecycleAndProbes(container, at, ctx, pod.graceSeconds);
    } else {
      for (const field of FOR_SIDECARS) {
        if (container[field] !== undefined) {
          ctx.report(rules.initField, at.child(field), 'is not for init containers without restartPolicy Always');
        }
      }
      if (resizePolicy !== undefined) validateInitResizePolicy(resizePolicy, at.child('resizePolicy'), ctx);
    }
  }
}

function validateEphemeral(
  containers: readonly EphemeralContainer[],
  names: Set<string>,
  path: Path,
  ctx: Context,
  pod: Pod,
): void {
  const targets = new Set(
    [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])].map(({ name = '' }) => name),
  );
  targets.forEach((name) => names.add(name));
  containers.forEach((container, i) => {
    const { image = '', name = '', resources, targetContainerName = '', volumeMounts = [] } = container;
    const at = path.index(i);
    const forbid = (place: Path): void => ctx.report(rules.ephemeralField, place, 'is not for ephemeral containers');
    validateCommon(container as Container, at, ctx, pod);
    if (isPadded(image)) {
      ctx.report(rules.ephemeralImage, at.child('image'), `${quoted(image)} has white space around it`);
    }
    reportRepeated(name, names, at, ctx);
    if (targetContainerName !== '' && !targets.has(targetContainerName)) {
      ctx.report(
        rules.ephemeralTarget,
        at.child('targetContainerName'),
        `${quoted(targetContainerName)} is not a regular or init container of the pod`,
      );
    }
    for (const field of NOT_EPHEMERAL) if (container[field] !== undefined) forbid(at.child(field));
    if (resources !== undefined && (resources.limits ?? resources.requests ?? resources.claims) !== undefined) {
      forbid(at.child('resources'));
    }
    volumeMounts.forEach(({ subPath = '', subPathExpr = '' }, j) => {
      if (subPath !== '') forbid(at.child('volumeMounts').index(j).child('subPath'));
      if (subPathExpr !== '') forbid(at.child('volumeMounts').index(j).child('subPathExpr'));
    });
  });
}

function reportRepeated(name: string, names: Set<string>, path: Path, ctx: Context): void {
  if (names.has(name)) {
    ctx.report(rules.nameTwice, path.child('name'), `${quoted(name)} is the name of an earlier container`);
  }
  names.add(name);
}

/** validateContainerCommon */
function validateCommon(container: Container, path: Path, ctx: Context, pod: Pod): void {
  const {
    name = '',
    ports,
    env,
    envFrom,
    volumeMounts = NO_ITEMS,
    volumeDevices = NO_ITEMS,
    resources,
    resizePolicy,
    securityContext,
  } = container;
  const terminationMessagePolicy: string = container.terminationMessagePolicy ?? 'File';
  const imagePullPolicy: string = container.imagePullPolicy ?? 'Always';
  if (name === '') {
    ctx.report(rules.nameMissing, path.child('name'), 'is missing');
  } else {
    const problems = dnsLabelProblems(name);
    if (problems.length > 0) reportName(problems, name, rules.name, path.child('name'), ctx);
  }
  if ((container.image ?? '') === '') ctx.report(rules.image, path.child('image'), 'is missing');
  if (terminationMessagePolicy !== 'File' && terminationMessagePolicy !== 'FallbackToLogsOnError') {
    const message = `${quoted(terminationMessagePolicy)} is not one of File, FallbackToLogsOnError`;
    ctx.report(rules.terminationMessagePolicy, path.child('terminationMessagePolicy'), message);
  }
  if (ports !== undefined) validateContainerPorts(ports, path.child('ports'), ctx);
  if (env !== undefined) validateEnv(env, path.child('env'), ctx);
  if (envFrom !== undefined) validateEnvFrom(envFrom, path.child('envFrom'), ctx);
  if (volumeMounts.length > 0) {
    validateVolumeMounts(
      volumeMounts,
      path.child('volumeMounts'),
      ctx,
      pod.volumes,
      volumeDevices,
      securityContext?.privileged === true,
    );
  }
  if (volumeDevices.length > 0) {
    validateVolumeDevices(volumeDevices, path.child('volumeDevices'), ctx, pod.volumes, volumeMounts);
  }
  if (imagePullPolicy !== 'Always' && imagePullPolicy !== 'IfNotPresent' && imagePullPolicy !== 'Never') {
    ctx.report(
      rules.imagePullPolicy,
      path.child('imagePullPolicy'),
      `${quoted(imagePullPolicy)} is not one of Always, IfNotPresent, Never`,
    );
  }
  if (resources !== undefined) validateResources(resources, path.child('resources'), ctx, pod.claimNames);
  if (resizePolicy !== undefined) {
    validateResizePolicy(resizePolicy, path.child('resizePolicy'), ctx, pod.restartPolicy);
  }
  if (securityContext !== undefined) {
    validateSecurityContext(securityContext, path.child('securityContext'), ctx, pod.hostUsers);
  }
}
