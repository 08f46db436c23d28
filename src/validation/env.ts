import { validateObjectFieldSelector, validateResourceFieldSelector } from './field-selectors';
import { backstepProblems } from './local-path';
import { configMapKeyProblems, dnsLabelProblems, dnsSubdomainProblems, envVarNameProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';
import { quoted } from '../findings/text';
import {
  ConfigMapKeySelector,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  FileKeySelector,
  PodSpec,
  SecretKeySelector,
  Volume,
} from '../model/generated/structs';
import { forEachContainer } from '../stored/visit-containers';

const SOURCES = 'validation.go validateEnvVarValueFrom';
const KEYS = 'validation.go validateConfigMapKeySelector, validateSecretKeySelector';
const FILE = 'validation.go validateFileKeySelector';
const FILE_VOLUMES = 'validation.go validateFileKeyRefVolumes';
const FROM = 'validation.go ValidateEnvFrom';

export const rules = defineRules('env', 'validation.go ValidateEnv', {
  nameMissing: { reason: 'FieldValueRequired', remedy: 'Give the variable a name.' },
  name: {
    reason: 'FieldValueInvalid',
    remedy:
      "Use letters, digits, '_', '-' and '.' only, and no digit at the start; from 1.32 on any printable ASCII character but '='.",
  },
  noSource: { reason: 'FieldValueInvalid', upstream: SOURCES, remedy: 'Give valueFrom one source, or leave it out.' },
  twoValues: { reason: 'FieldValueInvalid', upstream: SOURCES, remedy: 'Leave value out, or valueFrom.' },
  twoSources: { reason: 'FieldValueInvalid', upstream: SOURCES, remedy: 'Keep one of the sources.' },
  hostIPs: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateDownwardAPIHostIPs',
    until: 28,
    remedy: 'Use status.hostIP; status.hostIPs needs Kubernetes 1.29.',
  },
  refName: {
    reason: 'FieldValueInvalid',
    upstream: KEYS,
    remedy: "Write the name of the ConfigMap or Secret: lower-case letters, digits, '-' and '.'.",
  },
  refKeyMissing: { reason: 'FieldValueRequired', upstream: KEYS, remedy: 'Name the key of the ConfigMap or Secret.' },
  refKey: {
    reason: 'FieldValueInvalid',
    upstream: KEYS,
    remedy: "Use letters, digits, '-', '_' and '.' only, at most 253.",
  },
  fileKeyMissing: { reason: 'FieldValueRequired', upstream: FILE, since: 35, remedy: 'Name the variable in the file.' },
  fileKey: {
    reason: 'FieldValueInvalid',
    upstream: FILE,
    since: 35,
    remedy: "Use printable ASCII characters but '=' only.",
  },
  fileVolumeMissing: {
    reason: 'FieldValueRequired',
    upstream: FILE,
    since: 35,
    remedy: 'Name the emptyDir volume that holds the file.',
  },
  fileVolume: {
    reason: 'FieldValueInvalid',
    upstream: FILE,
    since: 35,
    remedy: "Use lower-case letters, digits and '-' only, at most 63.",
  },
  filePathMissing: {
    reason: 'FieldValueRequired',
    upstream: FILE,
    since: 35,
    remedy: 'Give the path of the file in the volume.',
  },
  filePath: { reason: 'FieldValueInvalid', upstream: FILE, since: 35, remedy: 'Remove the steps `..` from the path.' },
  fileVolumeUnknown: {
    reason: 'FieldValueNotFound',
    upstream: FILE_VOLUMES,
    since: 35,
    remedy: 'Add an emptyDir volume of this name to the pod.',
  },
  fileVolumeType: { reason: 'FieldValueInvalid', upstream: FILE_VOLUMES, since: 35, remedy: 'Use an emptyDir volume.' },
  prefix: {
    reason: 'FieldValueInvalid',
    upstream: FROM,
    remedy:
      "Use letters, digits, '_', '-' and '.' only, and no digit at the start; from 1.32 on any printable ASCII character but '='.",
  },
  fromNone: { reason: 'FieldValueInvalid', upstream: FROM, remedy: 'Give each entry a configMapRef or a secretRef.' },
  fromTwo: { reason: 'FieldValueInvalid', upstream: FROM, remedy: 'Make two entries of it.' },
  fromNameMissing: { reason: 'FieldValueRequired', upstream: FROM, remedy: 'Name the ConfigMap or Secret.' },
  fromName: {
    reason: 'FieldValueInvalid',
    upstream: FROM,
    remedy: "Write the name of the ConfigMap or Secret: lower-case letters, digits, '-' and '.'.",
  },
});

const POD_FIELDS = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/** ValidateEnv. Since 1.32, nearly all names are valid (gate RelaxedEnvironmentVariableValidation). */
export function validateEnv(vars: readonly EnvVar[], path: Path, ctx: Context): void {
  for (let i = 0; i < vars.length; i++) {
    const { name = '', value = '', valueFrom } = vars[i];
    if (name === '') ctx.report(rules.nameMissing, path.index(i).child('name'), 'is missing');
    else reportEnvName(name, rules.name, path, i, 'name', ctx);
    if (valueFrom !== undefined) validateValueFrom(valueFrom, value !== '', path.index(i).child('valueFrom'), ctx);
  }
}

function reportEnvName(name: string, rule: Rule, path: Path, i: number, field: string, ctx: Context): void {
  let problems = envVarNameProblems(name, false);
  // names that pass the strict check also pass the relaxed one
  if (problems.length === 0) return;
  if (ctx.atLeast(32) || ctx.relaxed.has('envNames')) problems = envVarNameProblems(name, true);
  reportName(problems, name, rule, path.index(i).child(field), ctx);
}

/** validateEnvVarValueFrom */
function validateValueFrom(from: EnvVarSource, hasValue: boolean, path: Path, ctx: Context): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = from;
  let sources = 0;
  if (fieldRef !== undefined) {
    sources++;
    validateObjectFieldSelector(fieldRef, POD_FIELDS, path.child('fieldRef'), ctx);
    if (fieldRef.fieldPath === 'status.hostIPs' && !ctx.relaxed.has('hostIPs')) {
      ctx.report(rules.hostIPs, path.child('fieldRef'), 'status.hostIPs needs Kubernetes 1.29');
    }
  }
  if (resourceFieldRef !== undefined) {
    sources++;
    validateResourceFieldSelector(resourceFieldRef, path.child('resourceFieldRef'), ctx, false);
  }
  if (configMapKeyRef !== undefined) {
    sources++;
    validateKeySelector(configMapKeyRef, path.child('configMapKeyRef'), ctx);
  }
  if (secretKeyRef !== undefined) {
    sources++;
    validateKeySelector(secretKeyRef, path.child('secretKeyRef'), ctx);
  }
  if (fileKeyRef !== undefined) {
    sources++;
    validateFileKeySelector(fileKeyRef, path.child('fileKeyRef'), ctx);
  }
  if (sources === 0) ctx.report(rules.noSource, path, 'has no source');
  else if (hasValue) ctx.report(rules.twoValues, path, 'is set together with a value');
  else if (sources > 1) ctx.report(rules.twoSources, path, `has ${sources} sources`);
}

/** validateConfigMapKeySelector and validateSecretKeySelector, which are the same */
function validateKeySelector(
  { name = '', key = '' }: ConfigMapKeySelector | SecretKeySelector,
  path: Path,
  ctx: Context,
): void {
  reportName(dnsSubdomainProblems(name), name, rules.refName, path.child('name'), ctx);
  if (key === '') ctx.report(rules.refKeyMissing, path.child('key'), 'is missing');
  else reportName(configMapKeyProblems(key), key, rules.refKey, path.child('key'), ctx);
}

function validateFileKeySelector(selector: FileKeySelector, path: Path, ctx: Context): void {
  const { key = '', volumeName = '', path: file = '' } = selector;
  if (key === '') ctx.report(rules.fileKeyMissing, path.child('key'), 'is missing');
  else reportName(envVarNameProblems(key, true), key, rules.fileKey, path.child('key'), ctx);
  if (volumeName === '') ctx.report(rules.fileVolumeMissing, path.child('volumeName'), 'is missing');
  else reportName(dnsLabelProblems(volumeName), volumeName, rules.fileVolume, path.child('volumeName'), ctx);
  if (file === '') ctx.report(rules.filePathMissing, path.child('path'), 'is missing');
  else reportName(backstepProblems(file), file, rules.filePath, path.child('path'), ctx);
}

/** validateFileKeyRefVolumes. It checks all volumes, including invalid ones. If two have the same name, the last one counts. */
export function validateFileKeyRefVolumes(spec: PodSpec, path: Path, ctx: Context): void {
  // of several with one name, the last
  let volumes: Map<string, Volume> | undefined;
  forEachContainer(spec, ({ env }, list, i) =>
    env?.forEach(({ valueFrom }, j) => {
      if (valueFrom?.fileKeyRef === undefined || !ctx.atLeast(35)) return;
      const { volumeName = '' } = valueFrom.fileKeyRef;
      const field = path
        .child(list)
        .index(i)
        .child('env')
        .index(j)
        .child('valueFrom')
        .child('fileKeyRef')
        .child('volumeName');
      const volume = (volumes ??= new Map(spec.volumes?.map((one) => [one.name ?? '', one]))).get(volumeName);
      if (volume === undefined) {
        ctx.report(rules.fileVolumeUnknown, field, `${quoted(volumeName)} is not a volume of the pod`);
      } else if (volume.emptyDir === undefined) {
        ctx.report(rules.fileVolumeType, field, `${quoted(volumeName)} is not an emptyDir volume`);
      }
    }),
  );
}

/** ValidateEnvFrom. How many sources an entry has is reported without its index (upstream quirk). */
export function validateEnvFrom(sources: readonly EnvFromSource[], path: Path, ctx: Context): void {
  for (let i = 0; i < sources.length; i++) {
    const { prefix = '', configMapRef, secretRef } = sources[i];
    if (prefix !== '') reportEnvName(prefix, rules.prefix, path, i, 'prefix', ctx);
    if (configMapRef !== undefined) {
      validateFromName(configMapRef.name, path.index(i).child('configMapRef').child('name'), ctx);
    }
    if (secretRef !== undefined) validateFromName(secretRef.name, path.index(i).child('secretRef').child('name'), ctx);
    if (configMapRef === undefined && secretRef === undefined) {
      ctx.report(rules.fromNone, path.index(i).printedAs(path), 'an entry has neither a configMapRef nor a secretRef');
    } else if (configMapRef !== undefined && secretRef !== undefined) {
      ctx.report(rules.fromTwo, path.index(i).printedAs(path), 'an entry has both a configMapRef and a secretRef');
    }
  }
}

function validateFromName(name: string | undefined, path: Path, ctx: Context): void {
  if (name === undefined || name === '') return ctx.report(rules.fromNameMissing, path, 'is missing');
  // upstream validates it as the start of a name: a '-' at the end is valid after any ASCII character
  const masked = name.endsWith('-') && name.charCodeAt(name.length - 2) < 0x80 ? `${name.slice(0, -2)}a` : name;
  reportName(dnsSubdomainProblems(masked), name, rules.fromName, path, ctx);
}
