import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { valuesOf } from '../../model/field-table';
import {
  EphemeralVolumeSource,
  ObjectMeta,
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from '../../model/generated/structs';
import { decodeQuantity } from '../../model/quantity-parse';
import { validateAnnotations } from '../annotations';
import { dnsLabelProblems, dnsSubdomainProblems, reportName } from '../names';
import { validateLabels, validateLabelSelector } from '../selector';

const DATA_SOURCE = 'validation.go validateDataSource';
const CLASS_REMEDY = "Write the name of the class: lower-case letters, digits, '-' and '.'.";

export const rules = defineRules('volumes/claim-template', 'validation.go ValidatePersistentVolumeClaimSpec', {
  metadata: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go ValidateTemplateObjectMeta',
    remedy: 'Leave it out: a claim template has labels and annotations only.',
  },
  accessModesMissing: { reason: 'FieldValueRequired', remedy: 'Give an access mode, such as ReadWriteOnce.' },
  accessMode: {
    reason: 'FieldValueNotSupported',
    remedy: 'Use ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod.',
  },
  accessModesMixed: { reason: 'FieldValueForbidden', remedy: 'Use ReadWriteOncePod alone.' },
  storageMissing: { reason: 'FieldValueRequired', remedy: 'Set resources.requests.storage, such as 10Gi.' },
  storage: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidatePositiveQuantityValue',
    remedy: 'Request more than nothing, such as 10Gi.',
  },
  storageClassName: { reason: 'FieldValueInvalid', remedy: CLASS_REMEDY },
  volumeMode: { reason: 'FieldValueNotSupported', remedy: 'Use Filesystem or Block.' },
  dataSourceName: {
    reason: 'FieldValueRequired',
    upstream: DATA_SOURCE,
    remedy: 'Name the object that the data comes from.',
  },
  dataSourceKind: {
    reason: 'FieldValueRequired',
    upstream: DATA_SOURCE,
    remedy: 'Give the kind of the object, such as VolumeSnapshot.',
  },
  coreKind: {
    reason: 'FieldValueInvalid',
    upstream: DATA_SOURCE,
    remedy: 'Give the apiGroup of the object; without one it is a PersistentVolumeClaim.',
  },
  apiGroup: {
    reason: 'FieldValueInvalid',
    upstream: DATA_SOURCE,
    since: 29,
    remedy: 'Write an API group without version, such as snapshot.storage.k8s.io.',
  },
  dataSourceNamespace: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateDataSourceRef',
    remedy: 'Write the name of a namespace.',
  },
  dataSourceForeign: { reason: 'FieldValueInvalid', remedy: 'Leave dataSource out: it cannot name another namespace.' },
  dataSourcesDiffer: {
    reason: 'FieldValueInvalid',
    remedy: 'Leave dataSource out, or make it equal to dataSourceRef.',
  },
  // checked since the minor in which the feature gate VolumeAttributesClass is on
  volumeAttributesClassName: { reason: 'FieldValueInvalid', since: 34, remedy: CLASS_REMEDY },
});

/** validateEphemeralVolumeSource; a missing template is reported as a missing field of the volume. */
export function validateEphemeral(
  { volumeClaimTemplate: template }: EphemeralVolumeSource,
  path: Path,
  ctx: Context,
): void {
  if (template === undefined) return;
  if (template.metadata !== undefined) {
    validateMetadata(template.metadata, path.child('volumeClaimTemplate').child('metadata'), ctx);
  }
  validateClaimSpec(template.spec ?? {}, path.child('volumeClaimTemplate').child('spec'), ctx);
}

/** ValidateTemplateObjectMeta: refuses fields other than labels and annotations. An empty text or a zero counts as absent, an empty list does not. */
function validateMetadata(metadata: ObjectMeta, path: Path, ctx: Context): void {
  const { annotations, labels, ...others } = metadata;
  if (annotations !== undefined) validateAnnotations(annotations, path.child('annotations'), ctx);
  if (labels !== undefined) validateLabels(labels, path.child('labels'), ctx);
  for (const [field, value] of Object.entries(others)) {
    const isZero = value === undefined || value === '' || (value === 0 && field === 'generation');
    // upstream lower-cases the first letter of the Go name
    if (!isZero) {
      ctx.report(
        rules.metadata,
        path.child(field, field === 'uid' ? 'uID' : field),
        'has no place in a claim template',
      );
    }
  }
}

/** What an update of a claim may keep. */
export interface KeptOfClaim {
  readonly selectorValues: boolean;
  readonly apiGroups: boolean;
}

const NOTHING: KeptOfClaim = { selectorValues: false, apiGroups: false };

export function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: Path, ctx: Context, kept = NOTHING): void {
  const { dataSource, dataSourceRef, selector, storageClassName, volumeAttributesClassName } = spec;
  const volumeMode: string | undefined = spec.volumeMode;
  validateAccessModes(spec.accessModes ?? [], path.child('accessModes'), ctx);
  const storagePath = path.child('resources').child('requests').key('storage');
  validateStorage(
    spec.resources?.requests?.storage,
    storagePath.printedAs(path.child('resources').key('storage')),
    ctx,
  );
  if (selector !== undefined) validateLabelSelector(selector, path.child('selector'), ctx, kept.selectorValues);
  if (storageClassName) {
    reportName(
      dnsSubdomainProblems(storageClassName),
      storageClassName,
      rules.storageClassName,
      path.child('storageClassName'),
      ctx,
    );
  }
  if (volumeMode !== undefined && volumeMode !== 'Filesystem' && volumeMode !== 'Block') {
    ctx.report(rules.volumeMode, path.child('volumeMode'), `${quoted(volumeMode)} is not one of Filesystem, Block`);
  }
  if (dataSource !== undefined) validateDataSource(dataSource, path.child('dataSource'), ctx, kept);
  if (dataSourceRef !== undefined) validateDataSourceRef(dataSource, dataSourceRef, path, ctx, kept);
  if (volumeAttributesClassName) {
    const problems = dnsSubdomainProblems(volumeAttributesClassName);
    reportName(
      problems,
      volumeAttributesClassName,
      rules.volumeAttributesClassName,
      path.child('volumeAttributesClassName'),
      ctx,
    );
  }
}

const ACCESS_MODES: ReadonlySet<string> = new Set(valuesOf('PersistentVolumeClaimSpec', 'accessModes'));

function validateAccessModes(modes: readonly string[], path: Path, ctx: Context): void {
  if (modes.length === 0) return ctx.report(rules.accessModesMissing, path, 'at least one access mode is needed');
  let others = false;
  for (const mode of modes) {
    if (!ACCESS_MODES.has(mode)) {
      ctx.report(rules.accessMode, path, `${quoted(mode)} is not one of ${[...ACCESS_MODES].join(', ')}`);
    } else if (mode !== 'ReadWriteOncePod') {
      others = true;
    }
  }
  if (others && modes.includes('ReadWriteOncePod')) {
    ctx.report(rules.accessModesMixed, path, 'ReadWriteOncePod goes with no other access mode');
  }
}

function validateStorage(storage: number | string | undefined, path: Path, ctx: Context): void {
  if (storage === undefined) return ctx.report(rules.storageMissing, path, 'resources.requests has no storage');
  const quantity = decodeQuantity(storage);
  if (typeof quantity !== 'string' && quantity.sign() <= 0) {
    ctx.report(rules.storage, path, `${quoted(String(storage))} is not greater than zero`);
  }
}

function validateDataSource(
  { apiGroup, kind = '', name }: TypedLocalObjectReference,
  path: Path,
  ctx: Context,
  { apiGroups }: KeptOfClaim,
): void {
  if (!name) ctx.report(rules.dataSourceName, path.child('name'), 'is missing');
  if (kind === '') ctx.report(rules.dataSourceKind, path.child('kind'), 'is missing');
  if (apiGroup) {
    if (apiGroups) return;
    reportName(dnsSubdomainProblems(apiGroup), apiGroup, rules.apiGroup, path.child('apiGroup'), ctx);
  } else if (kind !== 'PersistentVolumeClaim') {
    ctx.report(
      rules.coreKind,
      path,
      `${quoted(kind)} is not in the core API group, only PersistentVolumeClaim is allowed`,
    );
  }
}

function validateDataSourceRef(
  dataSource: TypedLocalObjectReference | undefined,
  ref: TypedObjectReference,
  path: Path,
  ctx: Context,
  kept: KeptOfClaim,
): void {
  validateDataSource(ref, path.child('dataSourceRef'), ctx, kept);
  if (ref.namespace) {
    reportName(
      dnsLabelProblems(ref.namespace),
      ref.namespace,
      rules.dataSourceNamespace,
      path.child('dataSourceRef').child('namespace'),
      ctx,
    );
    if (dataSource !== undefined) {
      ctx.report(rules.dataSourceForeign, path, 'dataSource and dataSourceRef.namespace exclude each other');
    }
  } else if (dataSource !== undefined && !refersToSame(dataSource, ref)) {
    ctx.report(rules.dataSourcesDiffer, path, 'dataSource differs from dataSourceRef');
  }
}

function refersToSame(a: TypedLocalObjectReference, b: TypedLocalObjectReference): boolean {
  return a.apiGroup === b.apiGroup && (a.kind ?? '') === (b.kind ?? '') && (a.name ?? '') === (b.name ?? '');
}
