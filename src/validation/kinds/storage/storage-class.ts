import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { defineRules } from '../../../findings/rule';
import { quoted } from '../../../findings/text';
import { StorageClass, TopologySelectorTerm } from '../../../model/generated/kind-structs';
import { toLowerCase } from '../../lower-case';
import { byteLength, qualifiedNameProblems, reportName } from '../../names';
import { Kind, subdomainName } from '../kind';
import { isSameFieldOf } from '../same-value';

const CHANGE = 'storage validation.go ValidateStorageClassUpdate';
const KEEP = 'Leave it as it is, or create another StorageClass.';
const PARAMETERS = 'storage validation.go validateParameters';
const TOPOLOGY = 'validation.go validateTopologySelectorLabelRequirement';

export const rules = defineRules('storage/storage-class', 'storage validation.go ValidateStorageClass', {
  provisionerMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Write the name of the CSI driver, such as ebs.csi.aws.com.',
  },
  provisioner: { reason: 'FieldValueInvalid', remedy: 'Write the name of the CSI driver, such as ebs.csi.aws.com.' },
  manyParameters: { reason: 'FieldValueTooLong', upstream: PARAMETERS, remedy: 'Use at most 512 parameters.' },
  longParameters: {
    reason: 'FieldValueTooLong',
    upstream: PARAMETERS,
    remedy: 'Keep all parameters within 262144 bytes.',
  },
  parameterKey: { reason: 'FieldValueInvalid', upstream: PARAMETERS, remedy: 'Give each parameter a name.' },
  reclaimPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Delete or Retain.' },
  bindingMode: { reason: 'FieldValueNotSupported', remedy: 'Use Immediate or WaitForFirstConsumer.' },
  topologyValues: { reason: 'FieldValueRequired', upstream: TOPOLOGY, remedy: 'List at least one value.' },
  topologyValueTwice: { reason: 'FieldValueDuplicate', upstream: TOPOLOGY, remedy: 'List each value once.' },
  topologyKey: {
    reason: 'FieldValueInvalid',
    upstream: TOPOLOGY,
    remedy: 'Write a node label, such as topology.kubernetes.io/zone.',
  },
  topologyKeyTwice: { reason: 'FieldValueDuplicate', upstream: TOPOLOGY, remedy: 'Name each node label once.' },
  topologyTwice: { reason: 'FieldValueDuplicate', remedy: 'Write each term once, and none that is empty.' },
  change: { reason: 'FieldValueForbidden', stage: 'update', until: 35, upstream: CHANGE, remedy: KEEP },
  bindingModeChange: { reason: 'FieldValueInvalid', stage: 'update', until: 35, upstream: CHANGE, remedy: KEEP },
  immutable: { reason: 'FieldValueInvalid', stage: 'update', since: 36, upstream: CHANGE, remedy: KEEP },
});

/** ValidateStorageClass */
function validate(storageClass: StorageClass, ctx: Context): void {
  const { provisioner = '', parameters = {}, reclaimPolicy = '', volumeBindingMode: mode = '' } = storageClass;
  const path = Path.of('provisioner');
  if (provisioner === '') ctx.report(rules.provisionerMissing, path, 'is missing');
  else reportName(qualifiedNameProblems(toLowerCase(provisioner)), provisioner, rules.provisioner, path, ctx);
  validateParameters(parameters, Path.of('parameters'), ctx);
  if (reclaimPolicy !== '' && reclaimPolicy !== 'Delete' && reclaimPolicy !== 'Retain') {
    ctx.report(rules.reclaimPolicy, Path.of('reclaimPolicy'), `${quoted(reclaimPolicy)} is not one of Delete, Retain`);
  }
  if (mode !== 'Immediate' && mode !== 'WaitForFirstConsumer') {
    const message = `${quoted(mode)} is not one of Immediate, WaitForFirstConsumer`;
    ctx.report(rules.bindingMode, Path.of('volumeBindingMode'), message);
  }
  validateTopologies(storageClass.allowedTopologies ?? [], Path.of('allowedTopologies'), ctx);
}

const MOST = 512;
const MOST_BYTES = 256 * 1024;

function validateParameters(parameters: { readonly [key: string]: string }, path: Path, ctx: Context): void {
  const keys = Object.keys(parameters);
  if (keys.length > MOST) return ctx.report(rules.manyParameters, path, `${keys.length} are more than ${MOST}`);
  if (keys.includes('')) ctx.report(rules.parameterKey, path.key('').printedAs(path), 'has an empty key');
  const bytes = keys.reduce((sum, key) => sum + byteLength(key) + byteLength(parameters[key]), 0);
  if (bytes > MOST_BYTES) ctx.report(rules.longParameters, path, `have ${bytes} bytes, ${MOST_BYTES} are allowed`);
}

/** validateAllowedTopologies: the server compares each term also with as many empty ones as there are terms. */
function validateTopologies(terms: readonly TopologySelectorTerm[], path: Path, ctx: Context): void {
  const earlier = terms.map(() => '[]');
  terms.forEach((term, i) => {
    const identity = validateTerm(term, path.index(i).child('matchLabelExpressions'), ctx);
    for (const other of earlier) {
      if (other !== identity) continue;
      ctx.report(
        rules.topologyTwice,
        path.index(i).child('matchLabelExpressions'),
        'are empty, or those of another term',
      );
    }
    earlier.push(identity);
  });
}

/** ValidateTopologySelectorTerm. Returns what makes terms the same. */
function validateTerm({ matchLabelExpressions = [] }: TopologySelectorTerm, path: Path, ctx: Context): string {
  const valuesOf = new Map<string, readonly string[]>();
  matchLabelExpressions.forEach(({ key = '', values = [] }, i) => {
    const at = path.index(i);
    const seen = new Set<string>();
    if (values.length === 0) ctx.report(rules.topologyValues, at.child('values'), 'are missing');
    values.forEach((value, j) => {
      if (seen.has(value)) {
        ctx.report(rules.topologyValueTwice, at.child('values').index(j), `${quoted(value)} is listed twice`);
      }
      seen.add(value);
    });
    reportName(qualifiedNameProblems(key), key, rules.topologyKey, at.child('key'), ctx);
    if (valuesOf.has(key)) ctx.report(rules.topologyKeyTwice, at.child('key'), `${quoted(key)} is named twice`);
    valuesOf.set(key, [...seen].sort());
  });
  return JSON.stringify([...valuesOf].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function validateChange(storageClass: StorageClass, old: StorageClass, ctx: Context): void {
  for (const field of ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const) {
    // older servers take an empty map for another value than none
    const isStrict = field === 'parameters' && !ctx.atLeast(36);
    const isMapKept = !isStrict || (storageClass.parameters === undefined) === (old.parameters === undefined);
    if (isMapKept && isSameFieldOf('StorageClass', field, storageClass, old)) continue;
    ctx.report(rules.immutable, Path.of(field), 'cannot be changed');
    ctx.report(
      field === 'volumeBindingMode' ? rules.bindingModeChange : rules.change,
      Path.of(field),
      'cannot be changed',
    );
  }
}

export const STORAGE_CLASS: Kind = { isNamespaced: false, nameFor: subdomainName, validate, validateChange };
