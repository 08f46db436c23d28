import { Field } from '../../src/model/field';
import { TYPES } from '../../src/model/field-table';

/**
 * Cases for reading: DaemonSets grown from the field table, so that every field of every type is met, with values of wrong types, nulls,
 * unknown keys and keys of another case put in. Same random numbers, same cases.
 */
export function cases(random: () => number, count: number): object[] {
  return Array.from({ length: count }, () => {
    const grower = new Grower(random, [0.02, 0.06, 0.12, 0.25][Math.floor(random() * 4)]);
    const daemonSet = grower.daemonSet();
    for (let i = Math.floor(random() * 4); i > 0; i--) spoil(daemonSet, random);
    return daemonSet;
  });
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Struct = { [key: string]: Json };

/** Texts that are good for a field of that name; others get an `x`. */
const TEXTS: { [name: string]: readonly Json[] } = {
  annotations: ['a', '', 'x y'],
  apiVersion: ['v1'],
  claimName: ['data'],
  conditionType: ['example.com/ready'],
  containerName: ['a'],
  creationTimestamp: ['2024-01-02T03:04:05Z'],
  devicePath: ['/dev/a', '/dev/b'],
  driver: ['csi.example.com'],
  effect: ['NoSchedule', 'NoExecute'],
  fieldPath: ['metadata.name', 'spec.nodeName', 'status.hostIP', "metadata.labels['a']"],
  image: [
    'a',
    'a:latest',
    'a:1',
    'example.com:5000/a/b@sha256:0',
    'A',
    'localhost/a:latest',
    'a/b:',
    'example.com/A',
    '',
  ],
  ip: ['10.0.0.1', '::1'],
  key: ['a', 'example.com/b'],
  medium: ['', 'Memory'],
  mountPath: ['/a', '/b', '/c'],
  name: ['a', 'b', 'c', 'd', 'e', 'f'],
  operator: ['In', 'Exists', 'NotIn', 'DoesNotExist'],
  path: ['a', 'b/c', '/d'],
  reference: ['a', 'a:latest', 'a:1'],
  resource: ['limits.cpu', 'requests.memory'],
  terminationMessagePolicy: ['File', ''],
  time: [
    '2024-01-02T03:04:05Z',
    '2024-02-30T03:04:05Z',
    '2024-01-02T3:04:05,5+25:00',
    '2024-01-02 03:04:05Z',
    '',
    null,
  ],
  topologyKey: ['kubernetes.io/hostname'],
};
const QUANTITIES: readonly Json[] = [
  '1',
  '100m',
  '1Gi',
  '0.5',
  2,
  0.25,
  '0.0001',
  '1500u',
  ' 1',
  '1e3',
  '1E',
  '1.5Gi',
  '5n',
  3e-7,
  '',
  'x',
  '1 ',
  '\t1',
  '1\u00a0',
  '-1',
  1e30,
  null,
];
const NUMBERS: readonly Json[] = [0, 1, 2, 10, 80, 420, 600, 3600, -1, 100000, 2147483647];
const MAP_KEYS = [
  'a',
  'example.com/b',
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  '__proto__',
  'constructor',
  'toString',
];

class Grower {
  constructor(
    private readonly random: () => number,
    private readonly density: number,
  ) {}

  public daemonSet(): Struct {
    const daemonSet = this.struct('DaemonSet', 0);
    daemonSet.apiVersion = 'apps/v1';
    daemonSet.kind = 'DaemonSet';
    if (this.random() < 0.97) {
      const spec = (daemonSet.spec ??= {}) as Struct;
      daemonSet.metadata = { ...(daemonSet.metadata as Struct), name: 'agent', resourceVersion: '' };
      spec.selector = { matchLabels: { app: 'a' } };
      spec.template = { ...(spec.template as Struct), metadata: { labels: { app: 'a' } } };
    }
    return daemonSet;
  }

  private struct(type: string, depth: number): Struct {
    const struct: Struct = {};
    for (const field of TYPES.get(type)!.values()) {
      const isIn =
        field.required === true || (depth < 4 && ['spec', 'volumes', 'initContainers', 'env'].includes(field.name));
      if (this.random() < (isIn ? 0.97 : this.density)) struct[field.name] = this.value(field, depth);
    }
    return struct;
  }

  private value(field: Field, depth: number): Json {
    if (field.shape === 'list') {
      return Array.from({ length: Math.floor(this.random() * 3) + (field.required ? 1 : 0) }, () =>
        this.one(field, depth),
      );
    }
    if (field.shape !== 'map') return this.one(field, depth);
    return Object.fromEntries(
      Array.from({ length: Math.floor(this.random() * 3) }, () => [this.pick(MAP_KEYS), this.one(field, depth)]),
    );
  }

  private one(field: Field, depth: number): Json {
    if (TYPES.has(field.type)) return this.struct(field.type, depth + 1);
    switch (field.type) {
      case 'string':
        return this.random() < 0.05 ? '' : this.pick(field.values ?? TEXTS[field.name] ?? ['x']);
      case 'boolean':
        return this.random() < 0.5;
      case 'quantity':
        return this.pick(QUANTITIES);
      case 'intOrString':
        return this.pick([0, 1, 80, '10%', 'http', '80', '']);
      case 'time':
        return this.random() < 0.7 ? '2024-01-02T03:04:05Z' : this.pick(TEXTS.time);
      case 'any':
        return this.pick([{}, { 'f:a': {} }, []] as Json[]);
      default:
        return this.pick(NUMBERS);
    }
  }

  private pick<T>(pool: readonly T[]): T {
    return pool[Math.floor(this.random() * pool.length)];
  }
}

const ODD: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  2147483648,
  -2147483649,
  2147483647,
  9007199254740991,
  1e19,
  -1e19,
  1e21,
  'text',
  '',
  '80',
  [],
  {},
  [null],
  { a: null },
  [{}],
  [[]],
  ['a', null],
  { a: 1 },
];

/** One wrong value, unknown key or null at a random place, most of them deep. */
function spoil(daemonSet: Struct, random: () => number): void {
  const places: [Struct | Json[], string | number][] = [];
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (value !== daemonSet || (key !== 'kind' && key !== 'apiVersion')) places.push([value as Struct, key]);
      walk(inner);
    }
  };
  walk(daemonSet);
  if (places.length === 0) return;
  const [parent, key] = places[Math.floor(random() * places.length)];
  const at = parent as { [key: string | number]: Json };
  const kind = random();
  if (kind < 0.4) {
    at[key] = structuredClone(ODD[Math.floor(random() * ODD.length)]);
  } else if (kind < 0.6) {
    at[key] = null;
  } else if (kind < 0.7 && !Array.isArray(parent)) {
    at[`${key}`.toUpperCase()] = at[key];
  } else if (kind < 0.85 && !Array.isArray(parent)) {
    at[['unknown', 'source', 'workloadRef', 'claims', 'image', 'a.b', '__proto__', 'x"y\\'][Math.floor(random() * 8)]] =
      structuredClone(ODD[Math.floor(random() * ODD.length)]);
  } else if (Array.isArray(parent)) {
    parent.push(structuredClone(at[key]));
  } else {
    delete at[key];
  }
}
