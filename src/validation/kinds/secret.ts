import { MAX_BYTES } from './config-map';
import { Kind, subdomainName } from './kind';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { Secret } from '../../model/generated/kind-structs';
import { base64Length, base64Text } from '../../stored/scalars';
import { byteLength, configMapKeyProblems, reportName } from '../names';

const UPDATE = 'validation.go ValidateSecretUpdate';
const REMEDY = 'Delete and create it again, or use another name.';

export const rules = defineRules('secret', 'validation.go ValidateSecret', {
  key: { reason: 'FieldValueInvalid', remedy: "Use at most 253 letters, digits, '-', '_' and '.' in a key." },
  size: { reason: 'FieldValueTooLong', remedy: 'Keep all values together within 1048576 bytes.' },
  serviceAccount: {
    reason: 'FieldValueRequired',
    remedy: 'Name the ServiceAccount in the annotation kubernetes.io/service-account.name, or use the type Opaque.',
  },
  missing: { reason: 'FieldValueRequired', remedy: 'Write the key that the type needs, or use the type Opaque.' },
  json: { reason: 'FieldValueInvalid', remedy: 'Write a JSON object, as docker login makes it.' },
  type: { reason: 'FieldValueInvalid', stage: 'update', upstream: UPDATE, remedy: REMEDY },
  immutable: { reason: 'FieldValueForbidden', stage: 'update', upstream: UPDATE, remedy: REMEDY },
});

/** What the server has of a key: it puts stringData into data. */
interface Value {
  readonly bytes: number;
  readonly text: () => string;
  /** Where it stands, for positions; the server knows data alone. */
  readonly path: Path;
}

function valuesOf({ data = {}, stringData = {} }: Secret): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const key of Object.keys(data)) {
    const base64 = data[key];
    values.set(key, { bytes: base64Length(base64), text: () => base64Text(base64), path: Path.of('data').key(key) });
  }
  for (const key of Object.keys(stringData)) {
    const text = stringData[key];
    const path = Path.of('stringData').key(key).printedAs(Path.of('data').key(key));
    values.set(key, { bytes: byteLength(text), text: () => text, path });
  }
  return values;
}

/** Of the types whose keys are prescribed, those keys; of basic-auth one of both is enough. */
const DOCKER_CONFIG: Readonly<Record<string, string>> = {
  'kubernetes.io/dockercfg': '.dockercfg',
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
};

/** ValidateSecret */
function validate(secret: Secret & { metadata: { annotations?: { [key: string]: string } } }, ctx: Context): void {
  const values = valuesOf(secret);
  let bytes = 0;
  for (const [key, value] of values) {
    reportName(configMapKeyProblems(key), key, rules.key, value.path, ctx);
    bytes += value.bytes;
  }
  if (bytes > MAX_BYTES) {
    ctx.report(rules.size, Path.of('data'), `the values have ${bytes} bytes, ${MAX_BYTES} are allowed`);
  }
  validateType(secret.type ?? '', values, secret.metadata.annotations ?? {}, ctx);
}

function validateType(
  type: string,
  values: ReadonlyMap<string, Value>,
  annotations: { readonly [key: string]: string },
  ctx: Context,
): void {
  const need = (key: string, isThere: boolean): void =>
    isThere
      ? undefined
      : ctx.report(rules.missing, Path.of('data').key(key), `is missing, which a Secret of the type ${type} needs`);
  if (type === 'kubernetes.io/service-account-token') {
    const name = 'kubernetes.io/service-account.name';
    if (!annotations[name]) {
      ctx.report(rules.serviceAccount, Path.of('metadata', 'annotations').key(name), 'is missing');
    }
  } else if (Object.hasOwn(DOCKER_CONFIG, type)) {
    const key = DOCKER_CONFIG[type];
    const value = values.get(key);
    need(key, value !== undefined);
    if (value !== undefined && !isJsonObjectText(value.text())) {
      ctx.report(rules.json, value.path, 'is not a JSON object');
    }
  } else if (type === 'kubernetes.io/basic-auth') {
    const hasOne = values.has('username') || values.has('password');
    need('username', hasOne);
    need('password', hasOne);
  } else if (type === 'kubernetes.io/ssh-auth') {
    need('ssh-privatekey', (values.get('ssh-privatekey')?.bytes ?? 0) > 0);
  } else if (type === 'kubernetes.io/tls') {
    need('tls.crt', values.has('tls.crt'));
    need('tls.key', values.has('tls.key'));
  }
}

/** json.Unmarshal into a map: an object, or null, without numbers beyond a float64. */
function isJsonObjectText(text: string): boolean {
  try {
    const value = JSON.parse(text, (_, item: unknown) => {
      if (item === Infinity || item === -Infinity) throw new Error('beyond float64');
      return item;
    }) as unknown;
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}

/** ValidateSecretUpdate */
function validateChange(secret: Secret, old: Secret, ctx: Context): void {
  if (secret.type !== old.type) ctx.report(rules.type, Path.of('type'), 'cannot be changed');
  if (old.immutable !== true) return;
  if (secret.immutable !== true) ctx.report(rules.immutable, Path.of('immutable'), 'cannot be taken back');
  if (!isSameData(secret, old)) ctx.report(rules.immutable, Path.of('data'), 'cannot be changed');
}

/** An empty map is another value than none. */
function isSameData(secret: Secret, old: Secret): boolean {
  const [one, other] = [valuesOf(secret), valuesOf(old)];
  const isThere = ({ data, stringData = {} }: Secret): boolean =>
    data !== undefined || Object.keys(stringData).length > 0;
  return (
    isThere(secret) === isThere(old) &&
    one.size === other.size &&
    [...one].every(([key, value]) => utf8(value) === utf8(other.get(key)))
  );
}

function utf8(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = value.text();
  return value.bytes === text.length ? text : unescape(encodeURIComponent(text));
}

export const SECRET: Kind = { isNamespaced: true, nameFor: subdomainName, validate: validate, validateChange };
