import { validateLocalNonReservedPath, validateUser } from './paths';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { valuesOf } from '../../model/field-table';
import { ClusterTrustBundleProjection, PodCertificateProjection } from '../../model/generated/structs';
import { validateAnnotationsSize } from '../annotations';
import { toLowerCase } from '../lower-case';
import { dnsSubdomainProblems, domainPrefixedKeyProblems, reportName } from '../names';
import { validateLabelSelector } from '../selector';
import { isKubernetesSignerName, validateSignerName } from '../signer-name';

const DAY = 24 * 60 * 60;
const KEY_TYPES: ReadonlySet<string> = new Set(valuesOf('PodCertificateProjection', 'keyType'));
const PATH_REMEDY = "Write a path below the mount: relative, without '..' and not starting with it.";
const ANNOTATIONS = 'validation.go ValidateUserAnnotations';

/** Before 1.37, the server drops both sources before it validates them. */
export const rules = defineRules('volumes/certificates', 'validation.go validateProjectionSources', {
  bundleBoth: { reason: 'FieldValueInvalid', remedy: 'Leave name or signerName out.' },
  bundleNone: { reason: 'FieldValueRequired', remedy: 'Give the name of a ClusterTrustBundle, or a signerName.' },
  bundleNameMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Give the name of a ClusterTrustBundle, or leave the field out.',
  },
  bundleName: {
    reason: 'FieldValueInvalid',
    upstream: 'names.go ValidateClusterTrustBundleName',
    remedy: 'Write the name of a ClusterTrustBundle, such as example.com:signer:bundle.',
  },
  bundleSelector: { reason: 'FieldValueInvalid', remedy: 'Leave the labelSelector out, it goes with signerName only.' },
  bundleSigner: {
    reason: 'FieldValueRequired',
    remedy: 'Write it as a domain and a name, such as example.com/my-signer.',
  },
  bundlePathMissing: { reason: 'FieldValueRequired', remedy: 'Name the file below the mount.' },
  path: { reason: 'FieldValueInvalid', upstream: 'validation.go ValidateLocalNonReservedPath', remedy: PATH_REMEDY },
  keyType: { reason: 'FieldValueNotSupported', remedy: `Use ${[...KEY_TYPES].join(', ')}.` },
  tooShort: { reason: 'FieldValueInvalid', remedy: 'Use at least 3600 seconds.' },
  tooLong: {
    reason: 'FieldValueInvalid',
    remedy: 'Use at most 7862400 seconds (91 days), 86400 (one day) for a signer of kubernetes.io.',
  },
  noPath: { reason: 'FieldValueRequired', remedy: 'Give credentialBundlePath, or keyPath and certificateChainPath.' },
  annotationMissing: { reason: 'FieldValueRequired', upstream: ANNOTATIONS, remedy: 'Give each entry a key.' },
  annotation: {
    reason: 'FieldValueInvalid',
    upstream: ANNOTATIONS,
    remedy: 'Write the key with a domain before it, such as example.com/key.',
  },
  annotationsSize: {
    reason: 'FieldValueTooLong',
    upstream: ANNOTATIONS,
    remedy: 'Keep all keys and values together within 262144 bytes.',
  },
});

export function validateClusterTrustBundle(source: ClusterTrustBundleProjection, path: Path, ctx: Context): void {
  const { labelSelector, name, signerName } = source;
  if (name !== undefined && signerName !== undefined) {
    ctx.report(rules.bundleBoth, path, 'name and signerName exclude each other');
  } else if (name !== undefined) {
    if (name === '') ctx.report(rules.bundleNameMissing, path.child('name'), 'must not be empty');
    reportName(bundleNameProblems(name), name, rules.bundleName, path.child('name'), ctx);
    if (labelSelector !== undefined) {
      ctx.report(rules.bundleSelector, path.child('labelSelector'), 'must be unset where a name is given');
    }
  } else if (signerName !== undefined) {
    // the missing name is reported twice
    if (signerName === '') ctx.report(rules.bundleSigner, path.child('signerName'), 'must not be empty');
    validateSignerName(signerName, path.child('signerName'), ctx);
    validateLabelSelector(labelSelector, path.child('labelSelector'), ctx);
  } else {
    ctx.report(rules.bundleNone, path, 'one of name and signerName is needed');
  }
  if (!source.path) ctx.report(rules.bundlePathMissing, path.child('path'), 'is missing');
  else validateLocalNonReservedPath(source.path, rules.path, path.child('path'), ctx);
  validateUser(source.user, path.child('user'), ctx);
}

/** The name of a bundle begins with its signer, with a colon instead of the slash: example.com:signer:bundle. */
function bundleNameProblems(name: string): readonly string[] {
  const colon = name.lastIndexOf(':');
  if (colon === 0) return ['must not have a colon without a signer before it'];
  if (name.slice(0, Math.max(colon, 0)).includes('/')) return ["must have the name of its signer with ':' for '/'"];
  return dnsSubdomainProblems(name.slice(colon + 1));
}

export function validatePodCertificate(source: PodCertificateProjection, path: Path, ctx: Context): void {
  const { maxExpirationSeconds: seconds, userAnnotations, signerName = '' } = source;
  const keyType: string = source.keyType ?? '';
  validateSignerName(signerName, path.child('signerName'), ctx);
  if (userAnnotations !== undefined) validateUserAnnotations(userAnnotations, path.child('userAnnotations'), ctx);
  validateUser(source.user, path.child('user'), ctx);
  if (!KEY_TYPES.has(keyType)) {
    ctx.report(rules.keyType, path.child('keyType'), `${quoted(keyType)} is not one of ${[...KEY_TYPES].join(', ')}`);
  }
  if (seconds !== undefined) {
    const most = isKubernetesSignerName(signerName) ? DAY : 91 * DAY;
    if (seconds < 3600) ctx.report(rules.tooShort, path.child('maxExpirationSeconds'), `${seconds} is less than 3600`);
    if (seconds > most) {
      ctx.report(rules.tooLong, path.child('maxExpirationSeconds'), `${seconds} is more than ${most}`);
    }
  }
  let some = false;
  for (const field of ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const) {
    const target = source[field];
    if (!target) continue;
    some = true;
    validateLocalNonReservedPath(target, rules.path, path.child(field), ctx);
  }
  if (!some) ctx.report(rules.noPath, path, 'one of credentialBundlePath, keyPath and certificateChainPath is needed');
}

function validateUserAnnotations(annotations: { readonly [key: string]: string }, path: Path, ctx: Context): void {
  for (const key in annotations) {
    if (key === '') ctx.report(rules.annotationMissing, path, 'a key is empty');
    else reportName(domainPrefixedKeyProblems(toLowerCase(key)), toLowerCase(key), rules.annotation, path, ctx);
  }
  validateAnnotationsSize(annotations, rules.annotationsSize, path, ctx);
}
