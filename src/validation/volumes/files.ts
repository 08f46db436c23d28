import { validateFileMode, validateLocalNonReservedPath, validateUser } from './paths';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import {
  ConfigMapVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  KeyToPath,
  SecretVolumeSource,
} from '../../model/generated/structs';
import { validateObjectFieldSelector, validateResourceFieldSelector } from '../field-selectors';

const DOWNWARD_FILE = 'validation.go validateDownwardAPIVolumeFile';
const MODE_REMEDY = 'Use permission bits, such as 0644 in YAML or 420 in JSON.';
const PATH_REMEDY = "Write a path below the mount: relative, without '..' and not starting with it.";

export const rules = defineRules('volumes/files', 'validation.go validateKeyToPath', {
  defaultMode: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateSecretVolumeSource',
    remedy: MODE_REMEDY,
  },
  key: { reason: 'FieldValueRequired', remedy: 'Name the key whose value becomes the file.' },
  pathMissing: { reason: 'FieldValueRequired', remedy: 'Name the file below the mount.' },
  path: { reason: 'FieldValueInvalid', upstream: 'validation.go ValidateLocalNonReservedPath', remedy: PATH_REMEDY },
  mode: { reason: 'FieldValueInvalid', remedy: MODE_REMEDY },
  hostIPs: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateDownwardAPIHostIPs',
    until: 28,
    remedy: 'Use an environment variable with status.hostIP: no volume has the addresses of a node.',
  },
  bothRefs: { reason: 'FieldValueInvalid', upstream: DOWNWARD_FILE, remedy: 'Leave fieldRef or resourceFieldRef out.' },
  noRef: { reason: 'FieldValueRequired', upstream: DOWNWARD_FILE, remedy: 'Give fieldRef or resourceFieldRef.' },
});

/** validateSecretVolumeSource and validateConfigMapVolumeSource; their names are checked as required fields. */
export function validateKeyFiles(
  { defaultMode, defaultUser, items }: SecretVolumeSource | ConfigMapVolumeSource,
  path: Path,
  ctx: Context,
): void {
  validateFileMode(defaultMode, rules.defaultMode, path.child('defaultMode'), ctx);
  validateUser(defaultUser, path.child('defaultUser'), ctx);
  if (items !== undefined) validateKeysToPaths(items, path, ctx);
}

/** validateKeyToPath for each item */
export function validateKeysToPaths(items: readonly KeyToPath[], path: Path, ctx: Context): void {
  items.forEach((item, i) => {
    const itemPath = path.child('items').index(i);
    if (!item.key) ctx.report(rules.key, itemPath.child('key'), 'is missing');
    validateFile(item, itemPath, ctx);
  });
}

function validateFile({ path: target, mode, user }: KeyToPath | DownwardAPIVolumeFile, path: Path, ctx: Context): void {
  if (!target) ctx.report(rules.pathMissing, path.child('path'), 'is missing');
  else validateLocalNonReservedPath(target, rules.path, path.child('path'), ctx);
  validateFileMode(mode, rules.mode, path.child('mode'), ctx);
  validateUser(user, path.child('user'), ctx);
}

export function validateDownwardAPI(
  { defaultMode, defaultUser, items }: DownwardAPIVolumeSource,
  path: Path,
  ctx: Context,
): void {
  validateFileMode(defaultMode, rules.defaultMode, path.child('defaultMode'), ctx);
  validateUser(defaultUser, path.child('defaultUser'), ctx);
  items?.forEach((item) => validateDownwardAPIFile(item, path, ctx));
}

const FIELDS = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'metadata.uid',
]);

/** validateDownwardAPIVolumeFile. The server prints the path of the volume without the item. */
export function validateDownwardAPIFile(file: DownwardAPIVolumeFile, path: Path, ctx: Context): void {
  const { fieldRef, resourceFieldRef } = file;
  validateFile(file, path, ctx);
  if (fieldRef !== undefined) {
    validateObjectFieldSelector(fieldRef, FIELDS, path.child('fieldRef'), ctx);
    if (fieldRef.fieldPath === 'status.hostIPs' && !ctx.relaxed.has('hostIPs')) {
      ctx.report(rules.hostIPs, path.child('fieldRef'), 'status.hostIPs needs Kubernetes 1.29');
    }
    if (resourceFieldRef !== undefined) {
      ctx.report(rules.bothRefs, path, 'an item has both fieldRef and resourceFieldRef');
    }
  } else if (resourceFieldRef !== undefined) {
    validateResourceFieldSelector(resourceFieldRef, path.child('resourceFieldRef'), ctx, true);
  } else {
    ctx.report(rules.noRef, path, 'an item has neither fieldRef nor resourceFieldRef');
  }
}
