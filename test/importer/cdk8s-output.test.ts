import { ApiObject, JsonPatch, Testing } from 'cdk8s';
import { DaemonSet } from '../../src';
import { asDaemonSetWrites, asWritten, keptByCdk8s, patches, withoutHazards } from '../../src/importer/cdk8s-output';

const MADE_UP = '\u0000';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

test.each([
  { apiVersion: 'v1', kind: 'A' },
  {
    apiVersion: 'v1',
    kind: 'A',
    metadata: { name: 'a', labels: {}, finalizers: [], annotations: { b: 'c' } },
    spec: { a: null, b: {}, c: [], d: [null, { e: null }] },
  },
  { apiVersion: 'v1', kind: 'A', metadata: { namespace: 'a', ownerReferences: [] }, data: null },
])('cdk8s writes %j as it is said to', (object) => {
  const chart = Testing.chart();
  const construct = new ApiObject(chart, 'a', object);
  expect(JSON.stringify(sorted(construct.toJson()))).toBe(
    JSON.stringify(sorted(asWritten(keptByCdk8s(object)))).replace(JSON.stringify(MADE_UP), `"${construct.name}"`),
  );
});

test.each([
  { metadata: { name: 'a' }, spec: { selector: { matchLabels: { a: 'b' } }, template: { spec: { containers: [] } } } },
  {
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { annotations: {} }, spec: { containers: [] } },
    },
  },
  {
    metadata: { name: 'a' },
    spec: {
      selector: {},
      minReadySeconds: 0,
      template: { metadata: { labels: { c: 'd' } }, spec: { containers: [], hostPID: false } },
    },
  },
])('DaemonSet writes %j as it is said to', (object) => {
  const { template, ...rest } = object.spec;
  const { metadata: podMetadata, spec } = template as { metadata?: object; spec: { containers: [] } };
  const construct = new DaemonSet(Testing.chart(), 'a', { metadata: object.metadata, podMetadata, ...rest, ...spec });
  expect(JSON.parse(JSON.stringify(ApiObject.of(construct).toJson()))).toEqual(asDaemonSetWrites(object));
});

test('the steps from one object to another add, remove and replace, however deep', () => {
  const from = { a: 1, b: { c: 1, d: 2 }, e: [1, { f: 1 }], g: [1] };
  const to = { b: { d: 3, 'x/y': 4 }, e: [1, { f: 2 }], g: [1, 2] };
  const steps = patches(from, to);
  expect(steps.map(({ op, path, value }) => [op, path, value])).toEqual([
    ['remove', '/a', undefined],
    ['remove', '/b/c', undefined],
    ['replace', '/b/d', 3],
    ['add', '/b/x~1y', 4],
    ['replace', '/e/1/f', 2],
    ['replace', '/g', [1, 2]],
  ]);
  const made = steps.map(({ op, path, value }) =>
    op === 'remove' ? JsonPatch.remove(path) : JsonPatch[op](path, value),
  );
  expect(JsonPatch.apply(structuredClone(from), ...made)).toEqual(to);
  expect(patches(to, structuredClone(to))).toEqual([]);
});

test('a map with a key that patches cannot name is replaced as a whole', () => {
  const to = JSON.parse('{"data":{"__proto__":"a","b":"c"}}') as { readonly [key: string]: unknown };
  expect(patches({ data: {} }, to)).toEqual([{ op: 'replace', path: '/data', steps: ['data'], value: to.data }]);
});

test('beside a key that cdk8s takes for a class, everything stays where it is', () => {
  const to = JSON.parse(
    '{"properties":{"constructor":{"type":"string"},"mode":{"maximum":1}},"list":[{"constructor":2,"b":3}]}',
  ) as {
    readonly [key: string]: unknown;
  };
  const steps = patches(withoutHazards(to), to);
  expect(steps.map(({ op, path, value }) => [op, path, value])).toEqual([
    ['add', '/properties/constructor', { type: 'string' }],
    ['add', '/list/0/constructor', 2],
  ]);
  const made = steps.map(({ path, value }) => JsonPatch.add(path, value));
  expect(JsonPatch.apply(structuredClone(withoutHazards(to)), ...made)).toEqual(to);
});

test('what cdk8s would take for an instance of a class is left to patches', () => {
  const object = JSON.parse(
    '{"constructor":1,"a":{"__proto__":1},"b":{"c":{"constructor":2},"d":3},"e":[{"f":{"constructor":1}}],"g":[{"h":1}]}',
  ) as { readonly [key: string]: unknown };
  expect(withoutHazards(object)).toEqual({ a: {}, b: { c: {}, d: 3 }, e: [{ f: {} }], g: [{ h: 1 }] });
});
