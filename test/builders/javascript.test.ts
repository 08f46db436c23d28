import * as lib from '../../src';

/** The static methods of all builders. */
const BUILDERS: [string, (...args: unknown[]) => unknown][] = [
  'EnvFromSources',
  'EnvVars',
  'NodeAffinities',
  'NodeLabels',
  'Probes',
  'ResourceQuantities',
  'SecurityContexts',
  'Tolerations',
  'UpdateStrategies',
  'Volumes',
].flatMap((name) => {
  const builder = (lib as any)[name];
  return Object.getOwnPropertyNames(builder)
    .filter((method) => typeof builder[method] === 'function')
    .map((method): [string, (...args: unknown[]) => unknown] => [
      `${name}.${method}`,
      (...args) => builder[method](...args),
    ]);
});

test('there are builders', () => {
  expect(BUILDERS.length).toBeGreaterThan(60);
});

test.each(BUILDERS)('%s either takes what JavaScript passes, or says what is wrong with it', (_, build) => {
  for (const args of [[], [undefined, undefined, undefined], [null, null, null], [{}, {}, {}], [1, 1, 1]]) {
    try {
      build(...args);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(/[;:]/);
    }
  }
});

test.each<[string, () => unknown, string]>([
  [
    'a toleration of everything',
    () => lib.Tolerations.exists(undefined as any),
    'Tolerations.exists: key is undefined',
  ],
  ['a toleration', () => lib.Tolerations.equal('a', undefined as any), 'Tolerations.equal: value is undefined'],
  ['an empty variable', () => lib.EnvVars.value('A', undefined as any), "EnvVars.value: the value of 'A' is undefined"],
  ['an empty directory', () => lib.Volumes.csi('a', undefined as any), 'Volumes.csi: source is undefined'],
  ['no limits', () => lib.ResourceQuantities.guaranteed('1', undefined as any), 'memory is undefined'],
  ['any node', () => lib.NodeAffinities.matching(undefined as any), 'NodeAffinities.matching: condition is undefined'],
  ['any node', () => lib.NodeAffinities.allOf(undefined as any), 'NodeAffinities.allOf: argument 1 is undefined'],
  ['any label', () => lib.NodeLabels.value(undefined as any), "'undefined' cannot be the key of a label"],
  ['any label', () => lib.NodeLabels.value('a').in('b', undefined as any), "got 'undefined'"],
  [
    'a condition',
    () =>
      lib.NodeLabels.value('a')
        .exists()
        .and(undefined as any),
    'and: argument 1 is undefined',
  ],
])('nothing does not become %s', (_, build, message) => {
  expect(build).toThrow(message);
});
