import { isLong } from './revision';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules, Rule } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { APP_ARMOR_CONTAINER_PREFIX, MIRROR_POD } from '../../model/annotation-keys';
import {
  Affinity,
  Container,
  LabelSelector,
  PodAffinityTerm,
  PodSpec,
  SecurityContext,
} from '../../model/generated/structs';
import { Labels } from '../../model/label-selector';
import { ownValue } from '../../model/own-value';
import { DecodedTemplate } from '../../stored/decode';
import { forEachContainer } from '../../stored/visit-containers';
import { validateAnnotationsSize } from '../annotations';
import { validateMatchLabelKeys } from '../label-keys';
import { validateSharedMeta } from '../metadata';
import { isPadded } from '../padding';
import { validateHostPorts } from '../ports';

const CREATE = 'validation.go ValidatePodCreate';

export const rules = defineRules(
  'never-runs',
  { stage: 'run', severity: 'never-runs', upstream: 'registry/core/pod/strategy.go Validate' },
  {
    image: {
      reason: 'FieldValueInvalid',
      upstream: 'validation.go validateContainerOnlyForPod',
      remedy: 'Remove the white space around it.',
    },
    // 1.37 rejects the DaemonSet, and 1.34 drops the volume
    imageReference: {
      reason: 'FieldValueRequired',
      upstream: 'validation.go validateImageVolumeSource',
      since: 35,
      until: 36,
      remedy: 'Name the image.',
    },
    imageMount: {
      reason: 'FieldValueNotFound',
      upstream: 'validation.go ValidateVolumeMounts',
      since: 35,
      until: 36,
      remedy: 'Name the image of the volume.',
    },
    nodeName: {
      reason: 'FieldValueForbidden',
      upstream: CREATE,
      remedy: 'Leave nodeName and schedulingGates out.',
    },
    finalizer: {
      reason: 'FieldValueInvalid',
      remedy: 'Leave finalizers out of the template, or write names with a domain.',
    },
    hostPort: {
      reason: 'FieldValueDuplicate',
      upstream: 'defaults.go SetDefaults_Pod',
      remedy: 'Give the containers ports of their own: with hostNetwork each containerPort is taken on the node.',
    },
    labelKey: {
      reason: 'FieldValueInvalid',
      upstream: 'registry/core/pod/strategy.go applyLabelKeysToLabelSelector',
      remedy: 'Name the key once: in matchLabelKeys or in the labelSelector.',
    },
    profileAnnotations: {
      reason: 'FieldValueTooLong',
      upstream: 'registry/core/pod/strategy.go applyAppArmorVersionSkew',
      since: 30,
      until: 33,
      remedy: 'Shorten the annotations: these versions add one to the pod for each container with an AppArmor profile.',
    },
    mirrorClaims: {
      reason: 'FieldValueForbidden',
      upstream: 'validation.go validatePodResourceClaim',
      remedy: 'Leave out the annotation of a mirror pod.',
    },
  },
);

const SPEC = Path.of('spec', 'template', 'spec');
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const PROFILES: { readonly [type: string]: string | undefined } = {
  RuntimeDefault: 'runtime/default',
  Unconfined: 'unconfined',
};

/** Checks of pods that templates do not have, and conflicts that arise only when a template becomes a pod. */
export function neverCreated({ metadata, spec }: DecodedTemplate, ctx: Context): void {
  const { annotations, finalizers, labels = {} } = metadata;
  if (finalizers !== undefined) {
    checkAsPod(rules.finalizer, ctx, (pod) =>
      validateSharedMeta({ finalizers }, Path.of('spec', 'template', 'metadata'), pod),
    );
  }
  if (isLong(annotations) && spec.os?.name !== 'windows') {
    validateAnnotationsSize(
      withProfiles(annotations, spec),
      rules.profileAnnotations,
      Path.of('spec', 'template', 'metadata', 'annotations'),
      ctx,
    );
  }
  validateImages(spec.containers, SPEC.child('containers'), ctx);
  if (spec.initContainers !== undefined) validateImages(spec.initContainers, SPEC.child('initContainers'), ctx);
  spec.volumes?.forEach(({ name, image }, i) => {
    if (image !== undefined && !image.reference) reportImageVolume(name, i, spec, ctx);
  });
  if (spec.nodeName && spec.schedulingGates?.length) {
    ctx.report(rules.nodeName, SPEC.child('nodeName'), 'is set, and so are schedulingGates');
  }
  if (spec.hostNetwork === true) checkAsPod(rules.hostPort, ctx, (pod) => validateNodePorts(spec, pod));
  if (spec.affinity?.podAffinity ?? spec.affinity?.podAntiAffinity ?? spec.topologySpreadConstraints) {
    checkAsPod(rules.labelKey, ctx, (pod) => validateSelectors(spec, labels, pod));
  }
  if (spec.resourceClaims?.length && annotations !== undefined && Object.hasOwn(annotations, MIRROR_POD)) {
    ctx.report(
      rules.mirrorClaims,
      SPEC.child('resourceClaims'),
      `is not for mirror pods, and there is the annotation ${MIRROR_POD}`,
    );
  }
}

/** Runs a check of templates on the pod, and reports its findings as one rule. */
export function checkAsPod(rule: Rule, ctx: Context, check: (pod: Context) => void): void {
  for (const { path, message } of ctx.apart(check)) ctx.report(rule, path, message);
}

function validateImages(containers: readonly Container[], path: Path, ctx: Context): void {
  containers.forEach(({ image = '' }, i) => {
    if (isPadded(image)) {
      ctx.report(rules.image, path.index(i).child('image'), `${quoted(image)} must not start or end with white space`);
    }
  });
}

/** Mounts cannot refer to a volume with errors. */
function reportImageVolume(name: string, index: number, spec: PodSpec, ctx: Context): void {
  ctx.report(rules.imageReference, SPEC.child('volumes').index(index).child('image').child('reference'), 'is missing');
  forEachContainer(spec, ({ volumeMounts = [] }, list, i) =>
    volumeMounts.forEach((mount, j) => {
      if (mount.name === name) {
        ctx.report(
          rules.imageMount,
          SPEC.child(list).index(i).child('volumeMounts').index(j).child('name'),
          `${quoted(name)} is an image volume without a reference`,
        );
      }
    }),
  );
}

/** The annotations of a pod with those that the server adds for AppArmor. */
export function withProfiles(annotations: Labels = {}, spec: PodSpec): Labels {
  const all = { ...annotations };
  forEachContainer(spec, ({ name = '', securityContext }: { name?: string; securityContext?: SecurityContext }) => {
    const profile = securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
    const { type = '', localhostProfile } = profile ?? {};
    const isLocal = type === 'Localhost' && localhostProfile !== undefined;
    const text = isLocal ? `localhost/${localhostProfile}` : ownValue(PROFILES, type);
    if (text !== undefined) all[`${APP_ARMOR_CONTAINER_PREFIX}${name}`] ??= text;
  });
  return all;
}

/** Each init container is checked alone, with the path of the first (upstream quirk). */
function validateNodePorts({ containers, initContainers = [] }: PodSpec, ctx: Context): void {
  validateHostPorts(containers, SPEC.child('containers'), ctx, true);
  for (const container of initContainers) validateHostPorts([container], SPEC.child('initContainers'), ctx, true);
}

/** When the pod is created, keys of matchLabelKeys that its labels have are added to the selector. */
function validateSelectors({ affinity, topologySpreadConstraints = [] }: PodSpec, labels: Labels, ctx: Context): void {
  const podLabels = new Set([...Object.keys(labels), 'controller-revision-hash', 'pod-template-generation']);
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    forEachTerm(affinity, kind, ({ matchLabelKeys = [], mismatchLabelKeys = [], labelSelector }, path) => {
      const selector = merge(
        labelSelector,
        [...matchLabelKeys, ...mismatchLabelKeys].filter((key) => podLabels.has(key)),
      );
      validateMatchLabelKeys(matchLabelKeys, mismatchLabelKeys, selector, path, ctx);
    });
  }
  // gate MatchLabelKeysInPodTopologySpreadSelectorMerge
  if (!ctx.atLeast(34)) return;
  topologySpreadConstraints.forEach(({ matchLabelKeys = [], labelSelector }, i) => {
    const selector = merge(
      labelSelector,
      matchLabelKeys.filter((key) => podLabels.has(key)),
    );
    validateMatchLabelKeys(matchLabelKeys, undefined, selector, SPEC.child('topologySpreadConstraints').index(i), ctx);
  });
}

function forEachTerm(
  affinity: Affinity | undefined,
  kind: 'podAffinity' | 'podAntiAffinity',
  visit: (term: PodAffinityTerm, path: Path) => void,
): void {
  const path = SPEC.child('affinity').child(kind);
  const { [REQUIRED]: required = [], [PREFERRED]: preferred = [] } = affinity?.[kind] ?? {};
  required.forEach((term, i) => visit(term, path.child(REQUIRED).index(i)));
  preferred.forEach(({ podAffinityTerm }, i) =>
    visit(podAffinityTerm, path.child(PREFERRED).index(i).child('podAffinityTerm')),
  );
}

function merge(selector: LabelSelector | undefined, keys: readonly string[]): LabelSelector | undefined {
  if (selector === undefined) return undefined;
  return {
    ...selector,
    matchExpressions: [
      ...(selector.matchExpressions ?? []),
      ...keys.map((key) => ({ key, operator: 'Exists' as const })),
    ],
  };
}
