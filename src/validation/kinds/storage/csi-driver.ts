import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { CSIDriverSpec } from '../../../model/generated/kind-structs';
import { Kind, subdomainName } from '../kind';
import { isSameFieldOf } from '../same-value';

const CHANGE = 'storage validation.go ValidateCSIDriverUpdate';
const KEEP = 'Leave it as it is, or delete the CSIDriver and create it again.';
const TOKENS = 'storage validation.go validateTokenRequests';

export const rules = defineRules('storage/csi-driver', 'storage validation.go validateCSIDriverSpec', {
  fsGroupPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use ReadWriteOnceWithFSType, File or None.' },
  audienceTwice: { reason: 'FieldValueDuplicate', upstream: TOKENS, remedy: 'Ask for one token for each audience.' },
  expiration: { reason: 'FieldValueInvalid', upstream: TOKENS, remedy: 'Use 600 to 4294967296 seconds.' },
  lifecycleMode: { reason: 'FieldValueNotSupported', remedy: 'Use Persistent and Ephemeral.' },
  updatePeriod: { reason: 'FieldValueInvalid', since: 33, remedy: 'Use 10 seconds or more.' },
  tokensMissing: { reason: 'FieldValueInvalid', since: 35, remedy: 'Ask for tokens, or leave the field out.' },
  immutable: { reason: 'FieldValueInvalid', stage: 'update', upstream: CHANGE, remedy: KEEP },
  immutableBefore: { reason: 'FieldValueInvalid', stage: 'update', until: 29, upstream: CHANGE, remedy: KEEP },
});

const SPEC = Path.of('spec');

interface CSIDriver {
  readonly spec: CSIDriverSpec & { volumeLifecycleModes?: readonly string[] };
}

/** SetDefaults_CSIDriver */
function setDefaults({ spec }: CSIDriver): void {
  if ((spec.volumeLifecycleModes ?? []).length === 0) spec.volumeLifecycleModes = ['Persistent'];
}

const POLICIES: readonly string[] = ['ReadWriteOnceWithFSType', 'File', 'None'];
const LONGEST = 2 ** 32;

/** validateCSIDriverSpec */
function validate({ spec }: CSIDriver, ctx: Context): void {
  const { fsGroupPolicy = '', tokenRequests = [], nodeAllocatableUpdatePeriodSeconds: period } = spec;
  if (!POLICIES.includes(fsGroupPolicy)) {
    const message = `${quoted(fsGroupPolicy)} is not one of ${POLICIES.join(', ')}`;
    ctx.report(rules.fsGroupPolicy, SPEC.child('fsGroupPolicy'), message);
  }
  const audiences = new Set<string>();
  tokenRequests.forEach(({ audience, expirationSeconds: seconds }, i) => {
    const path = SPEC.child('tokenRequests').index(i);
    if (audiences.has(audience)) {
      return ctx.report(rules.audienceTwice, path.child('audience'), `${quoted(audience)} is named twice`);
    }
    audiences.add(audience);
    if (seconds !== undefined && (seconds < 600 || seconds > LONGEST)) {
      ctx.report(
        rules.expiration,
        path.child('expirationSeconds'),
        `${seconds} is outside the range 600 to ${LONGEST}`,
      );
    }
  });
  spec.volumeLifecycleModes?.forEach((mode, i) => {
    if (mode === 'Persistent' || mode === 'Ephemeral') return;
    const path = SPEC.child('volumeLifecycleModes');
    const message = `${quoted(mode)} is not one of Persistent, Ephemeral`;
    ctx.report(rules.lifecycleMode, path.index(i).printedAs(path), message);
  });
  if (period !== undefined && period < 10) {
    ctx.report(rules.updatePeriod, SPEC.child('nodeAllocatableUpdatePeriodSeconds'), `${period} is less than 10`);
  }
  if (spec.serviceAccountTokenInSecrets !== undefined && tokenRequests.length === 0) {
    ctx.report(
      rules.tokensMissing,
      SPEC.child('serviceAccountTokenInSecrets'),
      'is set, but there are no tokenRequests',
    );
  }
}

function validateChange({ spec }: CSIDriver, { spec: old }: CSIDriver, ctx: Context): void {
  const changed = (field: keyof CSIDriverSpec): boolean =>
    !isSameFieldOf<CSIDriverSpec>('CSIDriverSpec', field, spec, old);
  // the server prints another name
  const attach = SPEC.child('attachRequired').printedAs(SPEC.child('attachedRequired'));
  if (changed('attachRequired')) ctx.report(rules.immutable, attach, 'cannot be changed');
  if (changed('volumeLifecycleModes')) {
    ctx.report(rules.immutable, SPEC.child('volumeLifecycleModes'), 'cannot be changed');
  }
  for (const field of ['fsGroupPolicy', 'podInfoOnMount'] as const) {
    if (changed(field)) ctx.report(rules.immutableBefore, SPEC.child(field), 'cannot be changed');
  }
}

export const CSI_DRIVER: Kind = {
  isNamespaced: false,
  nameFor: subdomainName,
  revalidatesMeta: () => false,
  setDefaults,
  validate,
  validateChange,
};
