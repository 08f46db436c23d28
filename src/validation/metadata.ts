import { validateAnnotations } from './annotations';
import { dnsLabelProblems, dnsSubdomainProblems, qualifiedNameProblems, reportName } from './names';
import { validateLabels } from './selector';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { ObjectMeta, OwnerReference } from '../model/generated/structs';

const NAME = "Use at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends.";
const OWNER = 'objectmeta.go validateOwnerReference';
const OWNER_REMEDY = 'Leave ownerReferences out, or name an object that is there by apiVersion, kind, name and uid.';
const FINALIZER = 'Write a name with a domain before it, such as example.com/cleanup.';

export const rules = defineRules('metadata', 'objectmeta.go ValidateObjectMetaAccessor', {
  nameMissing: { reason: 'FieldValueRequired', remedy: 'Give the object a name.' },
  name: { reason: 'FieldValueInvalid', remedy: NAME },
  generateName: { reason: 'FieldValueInvalid', remedy: NAME },
  namespace: {
    reason: 'FieldValueInvalid',
    remedy: "Use at most 63 lower-case letters, digits and '-', with a letter or digit at both ends.",
  },
  generation: { reason: 'FieldValueInvalid', remedy: 'Leave generation out: the server writes it.' },
  label: {
    reason: 'FieldValueInvalid',
    remedy: 'Write labels as a valid key and value, such as app.kubernetes.io/name: agent.',
  },
  ownerApiVersionMissing: { reason: 'FieldValueRequired', upstream: OWNER, since: 37, remedy: OWNER_REMEDY },
  ownerApiVersion: { reason: 'FieldValueInvalid', upstream: OWNER, remedy: OWNER_REMEDY },
  ownerField: { reason: 'FieldValueInvalid', upstream: OWNER, until: 36, remedy: OWNER_REMEDY },
  ownerFieldMissing: { reason: 'FieldValueRequired', upstream: OWNER, since: 37, remedy: OWNER_REMEDY },
  ownerEvent: { reason: 'FieldValueInvalid', upstream: OWNER, remedy: OWNER_REMEDY },
  controllers: {
    reason: 'FieldValueInvalid',
    upstream: 'objectmeta.go ValidateOwnerReferences',
    remedy: 'Set controller to true in one reference at most.',
  },
  finalizer: { reason: 'FieldValueInvalid', upstream: 'objectmeta.go ValidateFinalizerName', remedy: FINALIZER },
  finalizerDomain: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateKubeFinalizerName',
    remedy: FINALIZER,
  },
  finalizersClash: {
    reason: 'FieldValueInvalid',
    upstream: 'objectmeta.go ValidateFinalizers',
    remedy: 'Keep one of the two.',
  },
});

/** What the name of an object of a kind must be. */
export interface NameRule {
  readonly problems: (name: string) => readonly string[];
  /** The start of a generated name may end with a dash. */
  readonly masksDash: boolean;
  /** The registry of the kind takes finalizers without a domain. */
  readonly takesAnyFinalizer?: true;
}

const SUBDOMAIN: NameRule = { problems: dnsSubdomainProblems, masksDash: true };

/** ValidateObjectMeta of an object that is created in the namespace it names, under its own name or a generated one. */
export function validateObjectMeta(
  meta: ObjectMeta,
  path: Path,
  ctx: Context,
  name = createdName(meta),
  { problems, masksDash, takesAnyFinalizer }: NameRule = SUBDOMAIN,
): void {
  const { generateName = '' } = meta;
  if (generateName !== '') {
    const checked = masksDash ? maskTrailingDash(generateName) : generateName;
    reportName(problems(checked), generateName, rules.generateName, path.child('generateName'), ctx);
  }
  if (name === '') ctx.report(rules.nameMissing, path.child('name'), 'is missing, and so is generateName');
  else reportName(problems(name), name, rules.name, path.child('name'), ctx);
  validateSharedMeta(meta, path, ctx, takesAnyFinalizer);
}

/** Checks for both creation and update. The server overwrites managedFields, so they are not checked. */
export function validateSharedMeta(meta: ObjectMeta, path: Path, ctx: Context, takesAnyFinalizer?: true): void {
  if (meta.namespace) {
    reportName(dnsLabelProblems(meta.namespace), meta.namespace, rules.namespace, path.child('namespace'), ctx);
  }
  if (meta.labels !== undefined) validateLabels(meta.labels, path.child('labels'), ctx, rules.label);
  if (meta.annotations !== undefined) validateAnnotations(meta.annotations, path.child('annotations'), ctx);
  if (meta.ownerReferences !== undefined) {
    validateOwnerReferences(meta.ownerReferences, path.child('ownerReferences'), ctx);
  }
  if (meta.finalizers !== undefined) {
    validateFinalizers(meta.finalizers, path.child('finalizers'), ctx, takesAnyFinalizer);
  }
}

/** Of an object whose registry does not write the generation itself. */
export function validateGeneration({ generation = 0 }: ObjectMeta, path: Path, ctx: Context): void {
  if (generation < 0) ctx.report(rules.generation, path.child('generation'), `${generation} is less than 0`);
}

export const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** The server removes the dash and one more character. */
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

/** The name of a new object. */
export function createdName({ name, generateName }: ObjectMeta): string {
  return name || generatedName(generateName);
}

/** The server cuts the base to 58 bytes and adds five random letters or digits. */
function generatedName(base = ''): string {
  return base === '' ? '' : `${base.slice(0, 58)}xxxxx`;
}

function validateOwnerReferences(owners: readonly OwnerReference[], path: Path, ctx: Context): void {
  let controller: string | undefined;
  owners.forEach((owner, i) => {
    validateOwnerReference(owner, ctx.atLeast(37) ? path.index(i) : path.index(i).printedAs(path), ctx);
    if (owner.controller !== true) return;
    const name = `${owner.kind}/${owner.name}`;
    if (controller !== undefined) {
      ctx.report(rules.controllers, path, `${quoted(controller)} and ${quoted(name)} are both the controller`);
    }
    controller ??= name;
  });
}

function validateOwnerReference(owner: OwnerReference, path: Path, ctx: Context): void {
  const { group, version } = parseGroupVersion(owner.apiVersion);
  if (owner.apiVersion === '' && ctx.atLeast(37)) {
    ctx.report(rules.ownerApiVersionMissing, path.child('apiVersion'), 'must not be empty');
  } else if (version === '') {
    ctx.report(
      rules.ownerApiVersion,
      path.child('apiVersion'),
      `${quoted(owner.apiVersion)} is neither a version nor group/version`,
    );
  }
  for (const field of ['kind', 'name', 'uid'] as const) {
    if (owner[field] !== '') continue;
    ctx.report(rules.ownerField, path.child(field), 'must not be empty');
    ctx.report(rules.ownerFieldMissing, path.child(field), 'must not be empty');
  }
  if (group === '' && version === 'v1' && owner.kind === 'Event') {
    ctx.report(rules.ownerEvent, path, 'an Event can own nothing');
  }
}

function parseGroupVersion(apiVersion: string): { group: string; version: string } {
  const parts = apiVersion.split('/', 3);
  if (parts.length === 1) return { group: '', version: apiVersion };
  return parts.length === 2 ? { group: parts[0], version: parts[1] } : { group: '', version: '' };
}

function validateFinalizers(finalizers: readonly string[], path: Path, ctx: Context, takesAny = false): void {
  finalizers.forEach((finalizer, i) => {
    reportName(qualifiedNameProblems(finalizer), finalizer, rules.finalizer, path.index(i).printedAs(path), ctx);
    if (!takesAny && !finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer)) {
      ctx.report(
        rules.finalizerDomain,
        path.index(i),
        `${quoted(finalizer)} has no domain, and is not one of ${[...STANDARD_FINALIZERS].join(', ')}`,
      );
    }
  });
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    ctx.report(rules.finalizersClash, path, 'orphan and foregroundDeletion exclude each other');
  }
}
