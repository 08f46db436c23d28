import { Kind, subdomainName } from './kind';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { ConfigMap } from '../../model/generated/kind-structs';
import { isSameJson } from '../../model/json-object';
import { base64Length } from '../../stored/scalars';
import { byteLength, configMapKeyProblems, reportName } from '../names';

const KEY = "Use at most 253 letters, digits, '-', '_' and '.' in a key.";
// the server prints the path of the whole object so
const WHOLE = Path.ROOT.printedAs(Path.of('[]'));
const REMEDY = 'Delete and create it again, or use another name.';

export const rules = defineRules('config-map', 'validation.go ValidateConfigMap', {
  key: { reason: 'FieldValueInvalid', remedy: KEY },
  keyTwice: { reason: 'FieldValueInvalid', remedy: 'Keep the key in one of data and binaryData.' },
  size: { reason: 'FieldValueTooLong', remedy: 'Keep all values together within 1048576 bytes.' },
  immutable: {
    reason: 'FieldValueForbidden',
    stage: 'update',
    upstream: 'validation.go ValidateConfigMapUpdate',
    remedy: REMEDY,
  },
});

/** MaxSecretSize, of ConfigMaps as well. */
export const MAX_BYTES = 1024 * 1024;

/** ValidateConfigMap */
function validate({ data = {}, binaryData = {} }: ConfigMap, ctx: Context): void {
  let bytes = 0;
  for (const key of Object.keys(data)) {
    const path = Path.of('data').key(key);
    reportName(configMapKeyProblems(key), key, rules.key, path, ctx);
    if (Object.hasOwn(binaryData, key)) ctx.report(rules.keyTwice, path, `${quoted(key)} is in binaryData as well`);
    bytes += byteLength(data[key]);
  }
  for (const key of Object.keys(binaryData)) {
    reportName(configMapKeyProblems(key), key, rules.key, Path.of('binaryData').key(key), ctx);
    bytes += base64Length(binaryData[key]);
  }
  if (bytes > MAX_BYTES) ctx.report(rules.size, WHOLE, `the values have ${bytes} bytes, ${MAX_BYTES} are allowed`);
}

/** ValidateConfigMapUpdate */
function validateChange(configMap: ConfigMap, old: ConfigMap, ctx: Context): void {
  if (old.immutable !== true) return;
  if (configMap.immutable !== true) ctx.report(rules.immutable, Path.of('immutable'), 'cannot be taken back');
  // the server makes a map of data that is missing, but not of binaryData
  const isSame = isSameJson(configMap.data ?? {}, old.data ?? {});
  if (!isSame) ctx.report(rules.immutable, Path.of('data'), 'cannot be changed');
  if (!isSameJson(configMap.binaryData, old.binaryData)) {
    ctx.report(rules.immutable, Path.of('binaryData'), 'cannot be changed');
  }
}

export const CONFIG_MAP: Kind = { isNamespaced: true, nameFor: subdomainName, validate, validateChange };
