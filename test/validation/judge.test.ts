import { daemonSetOf } from './daemon-set-table';
import { judge } from '../../src/validation/judge';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

const ALL = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];
const rulesOf = (manifest: unknown, minors = ALL) =>
  judge(manifest, minors).map(({ findings }) => findings.map(({ rule }) => rule.id).join());

/** Whether the store refuses an object to be created with that resourceVersion. */
const VERSIONS: { readonly [resourceVersion: string]: boolean } = {
  '': false,
  '0': false,
  '00': false,
  a: false,
  '-1': false,
  '1': true,
  '01': true,
  '18446744073709551615': true,
  '18446744073709551616': false,
};

test.each(Object.entries(VERSIONS))(
  'an object with the resourceVersion %j is stored already: %s',
  (resourceVersion, isStored) => {
    expect(rulesOf(daemonSetOf({ metadata: { resourceVersion } }), [34])).toEqual([
      isStored ? 'store/resourceVersion' : '',
    ]);
  },
);

test('the store is not asked for what is wrong anyway', () => {
  expect(rulesOf(daemonSetOf({ metadata: { resourceVersion: '1', name: 'A' } }), [34])).toEqual(['metadata/name']);
});

test('the store is asked where something is unknown: a server that passes over it would come to the store', () => {
  expect(rulesOf(daemonSetOf({ metadata: { resourceVersion: '1' }, podSpec: { replicas: 3 } }), [34])).toEqual([
    'decode/unknownField,store/resourceVersion',
  ]);
});

liveTest('the real store says the same', () => {
  const cases = Object.keys(VERSIONS).map((resourceVersion) => ({
    id: '',
    manifest: JSON.stringify(daemonSetOf({ metadata: { resourceVersion } })),
  }));
  for (const version of builtMinors) {
    const answers = askKubernetes<{ stage: string }>(version, 'judge', cases);
    expect(
      Object.fromEntries(
        Object.keys(VERSIONS).map((resourceVersion, i) => [resourceVersion, answers[i].stage === 'store']),
      ),
    ).toEqual(VERSIONS);
  }
});

test('an owner that is there twice is warned of and counts once', () => {
  const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '1', controller: true };
  expect(rulesOf(daemonSetOf({ metadata: { ownerReferences: [owner, { ...owner }] } }), [28, 37])).toEqual([
    'convert/duplicateOwner',
    'convert/duplicateOwner',
  ]);
  expect(
    rulesOf(daemonSetOf({ metadata: { ownerReferences: [owner, { ...owner, blockOwnerDeletion: false }] } }), [34]),
  ).toEqual(['metadata/controllers']);
});

test('a manifest of one version is judged as it is, of several once, or for each where they differ', () => {
  const common = daemonSetOf({ spec: { minReadySeconds: -1 }, podSpec: { volumes: [{ name: 'a' }], replicas: 3 } });
  expect(rulesOf(common)).toEqual(ALL.map(() => 'decode/unknownField,daemon-set/minReadySeconds'));
  const versioned = daemonSetOf({ podSpec: { hostUsers: true, hostnameOverride: 'a', volumes: [{ name: 'a' }] } });
  expect(rulesOf(versioned)).toEqual(
    ALL.map((minor) =>
      judge(versioned, [minor])[0]
        .findings.map(({ rule }) => rule.id)
        .join(),
    ),
  );
  expect(new Set(rulesOf(versioned)).size).toBe(4);
});

test.each([false, true])(
  'a manifest stays as it is, and what is stored has the defaults and drops of the server (isJson: %s)',
  (isJson) => {
    const annotations = { 'deprecated.daemonset.template.generation': '1', a: 'b' };
    const manifest = daemonSetOf({
      metadata: { annotations },
      podSpec: {
        volumes: [{ name: 'a' }, { name: 'b', image: { reference: 'c' } }],
        tolerations: [null],
        nodeSelector: { a: null },
        overhead: { cpu: null },
        hostname: null,
      },
    });
    const written = JSON.stringify(manifest);
    const [{ daemonSet }] = judge(manifest, [34], { isJson });
    expect(JSON.stringify(manifest)).toBe(written);
    expect(daemonSet!.metadata.annotations).toEqual({ a: 'b' });
    expect(daemonSet!.spec.template.spec).toMatchObject({
      volumes: [{ name: 'a', emptyDir: {} }],
      tolerations: [{}],
      nodeSelector: { a: '' },
      overhead: { cpu: '0' },
    });
  },
);

test('numbers and keys of the text are known for every version', () => {
  const manifest = daemonSetOf({ spec: { minReadySeconds: 5 }, podSpec: { hostUsers: true } }) as { spec: object };
  const source = {
    duplicates: [{ path: ['spec', 'selector'] }],
    fractions: new Map([[manifest.spec, new Set(['minReadySeconds'])]]),
  };
  for (const isJson of [false, true]) {
    expect(
      judge(manifest, [28, 37], { source, isJson }).map(({ findings }) =>
        findings.filter(({ rule }) => rule.severity === 'error').map(({ field }) => field),
      ),
    ).toEqual([
      ['spec.minReadySeconds', 'spec.selector'],
      ['spec.minReadySeconds', 'spec.selector'],
    ]);
  }
});

test('minors between which nothing was compared share one answer, and it is that of each alone', () => {
  const minors = [28, 29, 30, 31, 32, 33, 34, 35, 36, 37];
  const alike = (daemonSet: unknown) => new Set(judge(daemonSet, minors).map(({ findings }) => findings)).size;
  expect(alike(daemonSetOf({}))).toBe(1);
  // the name of a variable is relaxed from 1.32 on, and said once from 1.37 on
  const container = { name: 'a', image: 'a', env: [{ name: 'a b' }, { name: '' }] };
  const odd = daemonSetOf({ podSpec: { containers: [container] } });
  expect(judge(odd, minors).map(({ minor, findings }) => [minor, findings.length])).toEqual(
    minors.map((minor) => [minor, judge(odd, [minor])[0].findings.length]),
  );
  expect(alike(odd)).toBe(3);
});
