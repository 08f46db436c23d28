import fc from 'fast-check';
import { TYPES } from '../../src/model/field-table';

/**
 * Cases of no sense: JSON values of any kind at any place of a DaemonSet, under any key that Kubernetes knows.
 * Same random numbers, same cases.
 */
export function cases(random: () => number, count: number): object[] {
  return fc.sample(daemonSets, { seed: Math.floor(random() * 2 ** 31), numRuns: count });
}

const KEYS = [...new Set([...TYPES].flatMap(([, fields]) => [...fields.keys()]))];
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...KEYS) },
  fc.constantFrom('__proto__', 'constructor', 'toString', ''),
  fc.string(),
);
const { json } = fc.letrec<{ json: unknown; map: object }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, '', 0, {}, []),
    fc.string({ unit: 'binary-ascii' }),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(key, tie('json'), { maxKeys: 4 }),
}));

const metadata = near('ObjectMeta', { name: 'a' });
const containers = near('Container', { name: 'a', image: 'a' }).map((container) => [container]);
const template = near('PodTemplateSpec', {
  metadata: near('ObjectMeta', { labels: { a: 'b' } }),
  spec: near('PodSpec', { containers }),
});
const daemonSets = near('DaemonSet', {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata,
  spec: near('DaemonSetSpec', { selector: { matchLabels: { a: 'b' } }, template }),
}).filter((value) => typeof value === 'object' && value !== null) as fc.Arbitrary<object>;

/** A good value with arbitrary ones in it or, seldom, in its place. */
function near(type: string, good: { readonly [field: string]: unknown }): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(good).map(([name, value]) => [name, value instanceof fc.Arbitrary ? value : fc.constant(value)]),
  );
  const more = fc.dictionary(fc.oneof(fc.constantFrom(...TYPES.get(type)!.keys()), key), json, {
    minKeys: 1,
    maxKeys: 2,
  });
  const spoilt = fc.tuple(fc.record(fields), more).map(([kept, added]) => ({ ...added, ...kept }));
  return fc.oneof({ weight: 30, arbitrary: fc.record(fields) }, { weight: 10, arbitrary: spoilt }, json);
}
