import { validateClusterTrustBundle, validatePodCertificate } from './certificates';
import { validateDownwardAPIFile, validateKeysToPaths } from './files';
import { validateFileMode, validateLocalNonReservedPath, validateUser } from './paths';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import {
  ConfigMapProjection,
  ProjectedVolumeSource,
  SecretProjection,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '../../model/generated/structs';

export const rules = defineRules('volumes/projected', 'validation.go validateProjectionSources', {
  defaultMode: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateProjectedVolumeSource',
    remedy: 'Use permission bits, such as 0644 in YAML or 420 in JSON.',
  },
  name: { reason: 'FieldValueRequired', remedy: 'Name the ConfigMap or Secret.' },
  tokenTooShort: { reason: 'FieldValueInvalid', remedy: 'Use at least 600 seconds.' },
  tokenTooLong: { reason: 'FieldValueInvalid', remedy: 'Use at most 4294967296 seconds.' },
  tokenPathMissing: { reason: 'FieldValueRequired', remedy: 'Name the file for the token below the mount.' },
  tokenPath: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go ValidateLocalNonReservedPath',
    since: 30,
    remedy: "Write a path below the mount: relative, without '..' and not starting with it.",
  },
  samePath: { reason: 'FieldValueInvalid', remedy: 'Give each file a path of its own.' },
  oneType: { reason: 'FieldValueForbidden', remedy: 'Make a source of its own for each type.' },
});

/** The order in which the server checks whether a source has two members. */
const SOURCE_TYPES = Object.keys({
  secret: true,
  configMap: true,
  downwardAPI: true,
  serviceAccountToken: true,
  clusterTrustBundle: true,
  podCertificate: true,
} satisfies Record<keyof VolumeProjection, true>) as (keyof VolumeProjection)[];

export function validateProjected(
  { defaultMode, defaultUser, sources = [] }: ProjectedVolumeSource,
  path: Path,
  ctx: Context,
): void {
  validateFileMode(defaultMode, rules.defaultMode, path.child('defaultMode'), ctx);
  validateUser(defaultUser, path.child('defaultUser'), ctx);
  const taken = new Set<string>();
  sources.forEach((source, i) => {
    const sourcePath = path.child('sources').index(i);
    validateSource(source, sourcePath, path, ctx);
    validateTargets(source, taken, path, ctx);
    const types = SOURCE_TYPES.filter((type) => source[type] !== undefined);
    if (types.length > 1) ctx.report(rules.oneType, sourcePath, `has ${types.join(' and ')}, one type is allowed`);
  });
}

/** The server accepts an empty source. */
function validateSource(source: VolumeProjection, path: Path, volumePath: Path, ctx: Context): void {
  const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source;
  if (secret !== undefined) validateKeyProjection(secret, path.child('secret'), ctx);
  if (configMap !== undefined) validateKeyProjection(configMap, path.child('configMap'), ctx);
  downwardAPI?.items?.forEach((file) => validateDownwardAPIFile(file, path.child('downwardAPI'), ctx));
  if (serviceAccountToken !== undefined) {
    validateToken(serviceAccountToken, path.child('serviceAccountToken'), volumePath, ctx);
  }
  if (clusterTrustBundle !== undefined) {
    validateClusterTrustBundle(clusterTrustBundle, path.child('clusterTrustBundle'), ctx);
  }
  if (podCertificate !== undefined) validatePodCertificate(podCertificate, path.child('podCertificate'), ctx);
}

function validateKeyProjection(
  { name, items }: SecretProjection | ConfigMapProjection,
  path: Path,
  ctx: Context,
): void {
  if (!name) ctx.report(rules.name, path.child('name'), 'is missing');
  if (items !== undefined) validateKeysToPaths(items, path, ctx);
}

/** Errors in the path of a token are reported at the path of the volume (upstream quirk). */
function validateToken(token: ServiceAccountTokenProjection, path: Path, volumePath: Path, ctx: Context): void {
  const { expirationSeconds: seconds = 3600, path: target } = token;
  if (seconds < 600) ctx.report(rules.tokenTooShort, path.child('expirationSeconds'), `${seconds} is less than 600`);
  if (seconds > 2 ** 32) {
    ctx.report(rules.tokenTooLong, path.child('expirationSeconds'), `${seconds} is more than 4294967296`);
  }
  if (!target) {
    ctx.report(rules.tokenPathMissing, volumePath.child('path'), 'the path of a serviceAccountToken is missing');
  } else if (!ctx.relaxed.has('tokenPaths')) {
    validateLocalNonReservedPath(target, rules.tokenPath, volumePath.child('path'), ctx);
  }
  validateUser(token.user, path.child('user'), ctx);
}

/**
 * Files must have different paths, except for tokens. A trust bundle also counts with an empty path.
 * The server prints the name of a Secret or ConfigMap, or else the path, but not which source.
 */
function validateTargets(source: VolumeProjection, taken: Set<string>, path: Path, ctx: Context): void {
  const { secret, configMap, downwardAPI, clusterTrustBundle, podCertificate } = source;
  secret?.items?.forEach((item) => take(item.path, secret.name ?? ''));
  configMap?.items?.forEach((item) => take(item.path, configMap.name ?? ''));
  downwardAPI?.items?.forEach((item) => take(item.path));
  if (clusterTrustBundle !== undefined) claim(clusterTrustBundle.path ?? '');
  take(podCertificate?.credentialBundlePath);
  take(podCertificate?.keyPath);
  take(podCertificate?.certificateChainPath);

  function take(target: string | undefined, told = target): void {
    if (target) claim(target, told);
  }
  function claim(target: string, told = target): void {
    if (taken.has(target)) ctx.report(rules.samePath, path, `two files have one path, see ${quoted(told)}`, told);
    taken.add(target);
  }
}
