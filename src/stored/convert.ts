import { DecodedDaemonSet, DecodedTemplate } from './decode';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { fieldNames } from '../model/field-table';
import { ObjectMeta, OwnerReference } from '../model/generated/structs';
import { parseInt64 } from '../model/int64';
import { ownValue } from '../model/own-value';

export const rules = defineRules(
  'convert',
  { stage: 'convert', upstream: 'apps/v1 conversion.go Convert_v1_DaemonSet_To_apps_DaemonSet' },
  {
    duplicateOwner: {
      severity: 'warning',
      reason: 'FieldValueDuplicate',
      upstream: 'apiserver pkg/endpoints/handlers/create.go dedupOwnerReferencesAndAddWarning',
      remedy: 'List each owner once.',
    },
    initContainers: {
      severity: 'ignored',
      reason: 'FieldValueNotSupported',
      upstream: 'core/v1 conversion.go dropInitContainerAnnotations',
      remedy: 'Use the field initContainers.',
    },
    templateGeneration: { reason: 'FieldTypeMismatch', remedy: 'Leave the annotation out: the server writes it.' },
  },
);

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';
const INIT_CONTAINERS = [
  'pod.beta.kubernetes.io/init-containers',
  'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses',
  'pod.alpha.kubernetes.io/init-container-statuses',
];

/**
 * Changes what the server changes between decoding and validation: it removes annotations that stand for fields or come
 * from old clients, and owner references that occur twice. Returns false if the server stops here, as it does for a
 * wrong type.
 */
export function convert({ metadata, spec }: DecodedDaemonSet, ctx: Context): boolean {
  convertPod(spec.template, Path.of('spec', 'template'), ctx);
  const generation = metadata.annotations?.[TEMPLATE_GENERATION];
  if (metadata.ownerReferences !== undefined) dropDuplicateOwners(metadata, metadata.ownerReferences, ctx);
  if (generation === undefined) return true;
  dropAnnotations(metadata, [TEMPLATE_GENERATION]);
  if (parseInt64(generation) !== undefined) return true;
  ctx.report(
    rules.templateGeneration,
    Path.of('metadata', 'annotations', TEMPLATE_GENERATION),
    `${quoted(generation)} is not an integer`,
  );
  return false;
}

/** What is changed of a pod or the template of one. */
export function convertPod(template: DecodedTemplate, path: Path, ctx: Context): void {
  const podSpec = template.spec as { serviceAccount?: string; serviceAccountName?: string };
  // Convert_core_PodSpec_To_v1_PodSpec: the old name of the field always has the value of the new one
  podSpec.serviceAccount = podSpec.serviceAccountName;
  for (const key of INIT_CONTAINERS) {
    if (ownValue(template.metadata.annotations, key) === undefined) continue;
    ctx.report(
      rules.initContainers,
      path.child('metadata').child('annotations').child(key),
      'is accepted and then dropped: initContainers has replaced this annotation',
    );
  }
  dropAnnotations(template.metadata, INIT_CONTAINERS);
}

export function dropDuplicateOwners(
  metadata: { ownerReferences?: OwnerReference[] },
  owners: readonly OwnerReference[],
  ctx: Context,
): void {
  const kept = new Map(owners.map((owner) => [JSON.stringify(OWNER_FIELDS.map((field) => owner[field])), owner]));
  if (kept.size === owners.length) return;
  ctx.report(rules.duplicateOwner, Path.of('metadata', 'ownerReferences'), 'has the same owner more than once');
  metadata.ownerReferences = [...kept.values()];
}

const OWNER_FIELDS = fieldNames('OwnerReference') as (keyof OwnerReference)[];

function dropAnnotations(metadata: { annotations?: ObjectMeta['annotations'] }, keys: readonly string[]): void {
  const { annotations } = metadata;
  if (annotations === undefined || !keys.some((key) => Object.hasOwn(annotations, key))) return;
  // the manifest shares this map
  metadata.annotations = { ...annotations };
  for (const key of keys) delete metadata.annotations[key];
}
