import { FieldDifference } from './daemon-set-change';
import { objectOf, textOf } from './reading';
import { Field } from '../model/field';
import { TYPES } from '../model/field-table';
import { JsonObject } from '../model/json-object';
import { decodeQuantity } from '../model/quantity-parse';

/** What Go cannot tell from absence. Of all other numbers and truth values it can, or they are rare. */
const ZERO_IS_ABSENT = new Set([
  'PodSpec.hostNetwork',
  'PodSpec.hostPID',
  'PodSpec.hostIPC',
  'Container.stdin',
  'Container.stdinOnce',
  'Container.tty',
  'VolumeMount.readOnly',
  'ContainerPort.hostPort',
  'Probe.initialDelaySeconds',
  'Probe.failureThreshold',
  'Probe.periodSeconds',
  'Probe.successThreshold',
  'Probe.timeoutSeconds',
]);

/** What only the server writes. */
const SERVERS_OWN = new Set([
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
  'status',
]);

/** Annotations of the server and of kubectl. The second one holds the whole manifest, with what may be secret in it. */
const THEIR_ANNOTATIONS = new Set([
  'deprecated.daemonset.template.generation',
  'kubectl.kubernetes.io/last-applied-configuration',
]);

/** Values that people put secrets in: they are compared and not shown. */
const MAY_BE_SECRET = new Set([
  'EnvVar.value',
  'HTTPHeader.value',
  'Container.args',
  'Container.command',
  'ExecAction.command',
]);

const DAEMON_SET = 'DaemonSet';

/** Field by field, after what the server writes where nothing is written. */
export function daemonSetDifferences(before: unknown, after: unknown): FieldDifference[] {
  return structDifferences(DAEMON_SET, '', objectOf(before), objectOf(after));
}

function structDifferences(type: string, path: string, before: JsonObject, after: JsonObject): FieldDifference[] {
  const fields = TYPES.get(type);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !SERVERS_OWN.has(name))
    .flatMap((name) => {
      const field = fields?.get(name);
      const id = `${type}.${name}`;
      const at = path === '' ? name : `${path}.${name}`;
      const [from, to] = [effective(id, field, before), effective(id, field, after)];
      if (field !== undefined && field.shape === 'list') {
        return listDifferences(id, field, at, asList(from), asList(to));
      }
      if (field !== undefined && field.shape === 'map') return mapDifferences(field, at, objectOf(from), objectOf(to));
      if (field !== undefined && TYPES.has(field.type) && from !== undefined && to !== undefined) {
        return structDifferences(field.type, at, objectOf(from), objectOf(to));
      }
      return scalarDifference(field, at, from, to, MAY_BE_SECRET.has(id));
    });
}

/** The value as the server stores it; undefined where it stores none. */
function effective(id: string, field: Field | undefined, owner: JsonObject): unknown {
  const value = owner[field?.name ?? id.slice(id.indexOf('.') + 1)];
  if (value === undefined || value === null || value === '' || (ZERO_IS_ABSENT.has(id) && !value)) {
    return id === 'Container.imagePullPolicy' ? defaultPullPolicy(textOf(owner.image)) : field?.default;
  }
  return value;
}

function defaultPullPolicy(image: string): string {
  const [name, tag = 'latest'] = image.slice(image.lastIndexOf('/') + 1).split(':');
  return tag === 'latest' && !name.includes('@') ? 'Always' : 'IfNotPresent';
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function listDifferences(
  id: string,
  field: Field,
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
): FieldDifference[] {
  const keys = field.listKeys ?? [];
  if (keys.length === 0 || !TYPES.has(field.type)) {
    return scalarDifference(
      field,
      path,
      before.length > 0 ? before : undefined,
      after.length > 0 ? after : undefined,
      MAY_BE_SECRET.has(id),
    );
  }
  const [old, fresh] = [before, after].map(
    (list) => new Map(list.map((entry, i) => [entryName(field, objectOf(entry), i), objectOf(entry)])),
  );
  const differences = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name): FieldDifference[] => {
    const [from, to] = [old.get(name), fresh.get(name)];
    const at = `${path}[${name}]`;
    if (from === undefined) return [{ field: at, after: 'added' }];
    return to === undefined ? [{ field: at, before: 'removed' }] : structDifferences(field.type, at, from, to);
  });
  if (differences.length > 0 || [...old.keys()].join('\n') === [...fresh.keys()].join('\n')) return differences;
  return [
    { field: path, before: `order ${[...old.keys()].join(', ')}`, after: `order ${[...fresh.keys()].join(', ')}` },
  ];
}

function entryName({ type, listKeys = [] }: Field, entry: JsonObject, index: number): string {
  const names = listKeys
    .map((key) => entry[key] ?? TYPES.get(type)?.get(key)?.default)
    .filter((value) => value !== undefined);
  return names.length > 0 ? names.join('/') : String(index);
}

function mapDifferences(field: Field, path: string, before: JsonObject, after: JsonObject): FieldDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !THEIR_ANNOTATIONS.has(key))
    .flatMap((key) => scalarDifference(field, `${path}[${key}]`, before[key], after[key], false));
}

function scalarDifference(
  field: Field | undefined,
  path: string,
  before: unknown,
  after: unknown,
  secret: boolean,
): FieldDifference[] {
  const [from, to] = [before, after].map((value) => {
    const quantity = field?.type === 'quantity' && value !== undefined ? decodeQuantity(value) : undefined;
    return canonical(quantity === undefined || typeof quantity === 'string' ? value : quantity.toString());
  });
  if (from === to) return [];
  if (secret) return [{ field: path }];
  return [{ field: path, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }];
}

/** JSON with the keys in order. Whole numbers beyond 2^53 may come as bigints, which JSON does not know. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
