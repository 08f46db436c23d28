import { setDefaults } from './defaults';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { MIRROR_POD } from '../../../model/annotation-keys';
import {
  LabelSelector,
  LabelSelectorRequirement,
  ObjectMeta,
  PodSpec,
  SecurityContext,
} from '../../../model/generated/structs';
import { Labels } from '../../../model/label-selector';
import { forEachContainer } from '../../../stored/visit-containers';
import { createdName } from '../../metadata';
import { withProfiles } from '../../never-runs/pod';
import { isPadded } from '../../padding';
import { validatePodSpec } from '../../pod-spec';
import { appArmorOf, validateProfilesMatch, validateTemplateAnnotations } from '../../template-annotations';
import { Kind, subdomainName } from '../kind';
import { prepareTemplate, SPEC } from '../workloads/shared';

export const rules = defineRules('pod', 'validation.go ValidatePodCreate', {
  ephemeralContainers: {
    reason: 'FieldValueForbidden',
    remedy: 'Leave ephemeralContainers out: they are added to running pods only, by kubectl debug.',
  },
  gatedNode: { reason: 'FieldValueForbidden', remedy: 'Leave nodeName or schedulingGates out.' },
  image: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateContainerOnlyForPod',
    remedy: 'Remove the white space around the image.',
  },
  claimOfMirror: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validatePodResourceClaim',
    since: 32,
    remedy: 'Leave resourceClaims out of static pods.',
  },
});

export interface Pod {
  readonly metadata: ObjectMeta & { readonly labels?: Labels };
  readonly spec: PodSpec;
}

/** PrepareForCreate: keys of labels become expressions of the selector beside them, and annotations of AppArmor fields. */
function prepare({ metadata, spec }: Pod, ctx: Context): void {
  prepareTemplate({ metadata, spec }, Path.ROOT, ctx);
  if (ctx.atLeast(30) && spec.os?.name !== 'windows') setAppArmor(metadata, spec, ctx);
  const labels = metadata.labels ?? {};
  if (ctx.atLeast(31)) {
    for (const affinity of [spec.affinity?.podAffinity, spec.affinity?.podAntiAffinity]) {
      for (const term of affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) merge(term, labels);
      for (const { podAffinityTerm } of affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
        merge(podAffinityTerm, labels);
      }
    }
  }
  if (ctx.atLeast(34)) for (const constraint of spec.topologySpreadConstraints ?? []) merge(constraint, labels);
}

/** applyAppArmorVersionSkew */
function setAppArmor(metadata: { annotations?: ObjectMeta['annotations'] }, spec: PodSpec, ctx: Context): void {
  const { annotations = {} } = metadata;
  const ofPod = spec.securityContext?.appArmorProfile;
  forEachContainer(spec, (container: { name?: string; securityContext?: SecurityContext }) => {
    const appArmorProfile = appArmorOf(annotations, container.name ?? '');
    if (appArmorProfile === undefined || container.securityContext?.appArmorProfile !== undefined) return;
    if (JSON.stringify(ofPod) === JSON.stringify(appArmorProfile)) return;
    container.securityContext = { ...container.securityContext, appArmorProfile };
  });
  if (!ctx.atLeast(34)) metadata.annotations = withProfiles(metadata.annotations, spec);
}

interface Selecting {
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
  labelSelector?: LabelSelector;
}

function merge(one: Selecting, labels: Labels): void {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = one;
  if (labelSelector === undefined) return;
  const added = (keys: readonly string[], operator: LabelSelectorRequirement['operator']): LabelSelectorRequirement[] =>
    keys.flatMap((key) => (Object.hasOwn(labels, key) ? [{ key, operator, values: [labels[key]] }] : []));
  const expressions = [...added(matchLabelKeys, 'In'), ...added(mismatchLabelKeys, 'NotIn')];
  if (expressions.length === 0) return;
  const { matchExpressions = [] } = labelSelector;
  one.labelSelector = { ...labelSelector, matchExpressions: [...matchExpressions, ...expressions] };
}

/** ValidatePodCreate */
function validate({ metadata, spec }: Pod, ctx: Context): void {
  const { annotations = {} } = metadata;
  validateTemplateAnnotations(annotations, Path.of('metadata', 'annotations'), spec, ctx);
  validatePodSpec(spec, SPEC, ctx, createdName(metadata));
  if (Object.hasOwn(annotations, MIRROR_POD)) {
    // the server prints no field
    const path = SPEC.child('resourceClaims').printedAs(Path.of('[]'));
    spec.resourceClaims?.forEach(() => ctx.report(rules.claimOfMirror, path, 'static pods have no claims'));
  }
  for (const list of ['containers', 'initContainers'] as const) {
    spec[list]?.forEach(({ image = '' }, i) => {
      if (!isPadded(image)) return;
      ctx.report(rules.image, SPEC.child(list).index(i).child('image'), `${quoted(image)} has white space around it`);
    });
  }
  if (spec.ephemeralContainers?.length) {
    ctx.report(rules.ephemeralContainers, SPEC.child('ephemeralContainers'), 'a new pod has none');
  }
  if (spec.nodeName && spec.schedulingGates?.length) {
    ctx.report(rules.gatedNode, SPEC.child('nodeName'), 'is forbidden while there are schedulingGates');
  }
  validateProfilesMatch(annotations, spec, SPEC, ctx);
}

export const POD: Kind = {
  isNamespaced: true,
  writesGenerationSince: 33,
  judgesNoUpdates: true,
  nameFor: subdomainName,
  // the server completes these from the containers
  isBeyond: ({ spec }: Pod) => spec.resources !== undefined,
  setDefaults,
  prepare,
  validate,
};
