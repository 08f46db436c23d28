import { Claim } from './claim-sources';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { PersistentVolumeClaimSpec } from '../../../model/generated/structs';
import { quantityOf } from '../../resources';
import { isSameFieldOf, isSameStruct } from '../same-value';

const KEEP = 'Leave it as it is, or create another claim.';

export const rules = defineRules(
  'storage/claim',
  { stage: 'update', upstream: 'validation.go ValidatePersistentVolumeClaimUpdate' },
  {
    classAnnotation: { reason: 'FieldValueInvalid', remedy: KEEP },
    immutable: {
      reason: 'FieldValueForbidden',
      remedy: 'Change only resources.requests and volumeAttributesClassName, and these when the claim is bound.',
    },
    shrunk: { reason: 'FieldValueForbidden', remedy: 'Request as much as before, or more.' },
    volumeMode: { reason: 'FieldValueInvalid', remedy: KEEP },
    classRemoved: {
      reason: 'FieldValueForbidden',
      // VolumeAttributesClass
      since: 34,
      remedy: 'Name a class: one that is applied cannot be taken away.',
    },
  },
);

const SPEC = Path.of('spec');
const ANNOTATION = 'volume.beta.kubernetes.io/storage-class';
const STORAGE = SPEC.child('resources').child('requests').key('storage');

type Spec = Claim['spec'];

/** ValidatePersistentVolumeClaimUpdate */
export function validateChange(claim: Claim, old: Claim, ctx: Context): void {
  const {
    spec,
    metadata: { annotations = {} },
  } = claim;
  const {
    spec: before,
    status = {},
    metadata: { annotations: annotationsBefore = {} },
  } = old;
  const [now, then]: Spec[] = [{ ...spec }, { ...before }];
  const isBound = status.phase === 'Bound';
  // may be set once
  if (!then.volumeName) then.volumeName = now.volumeName;
  const classBefore: string | undefined = annotationsBefore[ANNOTATION];
  const isUpgrade =
    classBefore !== undefined &&
    then.storageClassName === undefined &&
    now.storageClassName === classBefore &&
    (annotations[ANNOTATION] ?? classBefore) === classBefore;
  if (isUpgrade) {
    delete now.storageClassName;
  } else {
    if ((annotations[ANNOTATION] ?? '') !== (classBefore ?? '')) {
      const path = Path.of('metadata', 'annotations', ANNOTATION);
      // the server prints no brackets
      const printed = path.printedAs(Path.of('metadata', 'annotations').child(ANNOTATION));
      ctx.report(rules.classAnnotation, printed, 'cannot be changed');
    }
    const isNew = now.storageClassName !== undefined && then.storageClassName === undefined;
    if (isNew && (classBefore ?? now.storageClassName) === now.storageClassName) delete now.storageClassName;
  }
  if (isBound) keepWhatMayChange(now, then);
  if (!isSameStruct('PersistentVolumeClaimSpec', now, then)) {
    ctx.report(rules.immutable, SPEC, 'cannot be changed');
  }
  validateSize(spec, old, ctx);
  if (spec.volumeMode !== before.volumeMode) {
    // the server forgets spec in this path
    ctx.report(rules.volumeMode, SPEC.child('volumeMode').printedAs(Path.of('volumeMode')), 'cannot be changed');
  }
  validateClass(spec, old, ctx);
}

function keepWhatMayChange(now: Spec, then: Spec): void {
  if (now.resources?.requests !== undefined) {
    const storage = then.resources?.requests?.storage ?? '0';
    now.resources = { ...now.resources, requests: { ...now.resources.requests, storage } };
  }
  now.volumeAttributesClassName = then.volumeAttributesClassName;
}

function validateSize(spec: Spec, { spec: before, status = {} }: Claim, ctx: Context): void {
  const size = quantityOf(spec.resources?.requests?.storage ?? '0');
  if (size.cmp(quantityOf(before.resources?.requests?.storage ?? '0')) >= 0) return;
  // RecoverVolumeExpansionFailure
  const mayShrink =
    ctx.atLeast(32) || status.allocatedResources !== undefined || status.allocatedResourceStatuses !== undefined;
  if (mayShrink && size.cmp(quantityOf(status.capacity?.storage ?? '0')) > 0) return;
  const least = mayShrink ? 'more than the capacity of the volume' : 'as much as before';
  ctx.report(
    rules.shrunk,
    STORAGE.printedAs(SPEC.child('resources').child('requests').child('storage')),
    `is not ${least}`,
  );
}

function validateClass(spec: Spec, { spec: before, status = {} }: Claim, ctx: Context): void {
  const path = SPEC.child('volumeAttributesClassName');
  const isSame = isSameFieldOf<PersistentVolumeClaimSpec>(
    'PersistentVolumeClaimSpec',
    'volumeAttributesClassName',
    spec,
    before,
  );
  if (isSame) return;
  if (status.currentVolumeAttributesClassName !== undefined && !spec.volumeAttributesClassName) {
    ctx.report(rules.classRemoved, path, 'cannot be taken away');
  }
}
