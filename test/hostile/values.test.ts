import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as lib from '../../src';

/*
 * JavaScript passes any value, whatever the types say. Where it fits nothing, the error says what is wrong with what, and is none that the
 * engine throws somewhere inside.
 */

const cyclic = () => {
  const value: { a?: unknown } = {};
  value.a = value;
  return value;
};
const cyclicList = () => {
  const value: unknown[] = [];
  value.push(value);
  return value;
};
const deep = (wrap: (inner: unknown) => unknown) => () => {
  let value: unknown = 1;
  for (let i = 0; i < 20_000; i++) value = wrap(value);
  return value;
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const trapped = () =>
  new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
const unreadable = () => ({
  get a() {
    throw new Error('trap');
  },
});

const VALUES: { readonly [name: string]: () => unknown } = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => 5,
  'a text': () => 'x',
  'a boolean': () => true,
  NaN: () => NaN,
  Infinity: () => Infinity,
  'a bigint': () => 5n,
  'a function': () => () => 1,
  'a date': () => new Date(0),
  'a Map': () => new Map([[1, 2]]),
  'a regular expression': () => /x/,
  bytes: () => Buffer.from('x'),
  'a promise': () => Promise.resolve(1),
  'a map that contains itself': cyclic,
  'a list that contains itself': cyclicList,
  'a deep map': deep((a) => ({ a })),
  'a deep list': deep((inner) => [inner]),
  'a revoked proxy': revoked,
  'a proxy that throws': trapped,
  'a getter that throws': unreadable,
  'a list with holes': () => new Array(3),
  'an empty list': () => [],
  'a list of null': () => [null],
  'a list of texts': () => ['x'],
  'a list of lists': () => [[1]],
  'an empty map': () => ({}),
  'a map without prototype': () => Object.assign(Object.create(null), { a: 1 }),
  'a map with a length': () => ({ length: 2 ** 32 - 1 }),
};

type Path = readonly (string | number)[];

function within(value: object, path: Path, inner: unknown): unknown {
  if (path.length === 0) return inner;
  const copied = structuredClone(value) as any;
  let at = copied;
  for (const step of path.slice(0, -1)) at = at[step];
  at[path[path.length - 1]] = inner;
  return copied;
}

const CONTAINER = { name: 'a', image: 'b:1', resources: { limits: { memory: '1Mi' } } };
const DAEMON_SET = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'a', labels: {} },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [CONTAINER] } },
  },
};
const NODE = {
  kind: 'Node',
  metadata: { name: 'n', labels: { a: 'b' } },
  spec: { taints: [] },
  status: { allocatable: { cpu: '1' } },
};
const POD = ['spec', 'template', 'spec'];
const PLACES: readonly Path[] = [
  ...[[], ['metadata'], ['metadata', 'name'], ['metadata', 'labels'], ['spec'], ['spec', 'selector'], ['spec', 'x']],
  ...[['spec', 'template'], POD, [...POD, 'tolerations'], [...POD, 'containers'], [...POD, 'containers', 0]],
  ...[
    [...POD, 'containers', 0, 'image'],
    [...POD, 'containers', 0, 'env'],
  ],
];
const NODE_PLACES: readonly Path[] = [
  ...[[], ['metadata'], ['metadata', 'name'], ['metadata', 'labels'], ['metadata', 'labels', 'a'], ['spec', 'taints']],
  ...[['status'], ['status', 'allocatable'], ['status', 'allocatable', 'cpu']],
];

type Door = (value: any) => unknown;
const doors = (paths: readonly Path[], name: string, door: (path: Path) => Door): [string, Door][] =>
  paths.map((path) => [`${name} ${path.join('.')}`, door(path)]);

const planner = new lib.Planner();
const OPTIONS = [
  ...['pods', 'budget', 'required', 'exclusive', 'priorityClasses', 'neverPreempting', 'imageArchitectures'],
  ...['secondsToReady', 'wantedSeconds'],
];
const FUNCTIONS: readonly [string, Door][] = [
  ...doors(
    PLACES,
    'DaemonSetValidator.validate',
    (path) => (value) => new lib.DaemonSetValidator().validate(within(DAEMON_SET, path, value)),
  ),
  ...doors(
    PLACES,
    'DaemonSetValidator.validateUpdate',
    (path) => (value) => new lib.DaemonSetValidator().validateUpdate(within(DAEMON_SET, path, value), DAEMON_SET),
  ),
  ...doors(
    PLACES,
    'ManifestValidator.validate',
    (path) => (value) =>
      new lib.ManifestValidator().validate(within({ ...DAEMON_SET, kind: 'Deployment' }, path, value)),
  ),
  ...doors(
    PLACES,
    'Planner.plan of DaemonSet',
    (path) => (value) => planner.plan([within(DAEMON_SET, path, value)], [NODE]),
  ),
  ...doors(
    NODE_PLACES,
    'Planner.plan of node',
    (path) => (value) => planner.plan([DAEMON_SET], [within(NODE, path, value)]),
  ),
  ...OPTIONS.map((option): [string, Door] => [
    `Planner.plan with ${option}`,
    (value) => planner.plan([DAEMON_SET], [NODE], { [option]: value }),
  ]),
  ['Planner.plan of DaemonSets', (value) => planner.plan(value, [])],
  ['Planner.plan of nodes', (value) => planner.plan([], value)],
  ['Planner.plan with options', (value) => planner.plan([], [], value)],
  ['Planner.compare', (value) => planner.compare(value, [DAEMON_SET], [NODE])],
  ['new Planner', (value) => new lib.Planner(value)],
  ['kubernetesVersion', (kubernetesVersion) => new lib.DaemonSetValidator({ kubernetesVersion })],
  ['podSecurity', (podSecurity) => new lib.DaemonSetValidator({ podSecurity })],
  ['new DaemonSetValidator', (value) => new lib.DaemonSetValidator(value)],
  ['validateText of a text', (value) => new lib.ManifestValidator().validateText(value)],
  ['validateText of a source', (value) => new lib.DaemonSetValidator().validateText('a: 1', value)],
  ['new ManifestImporter', (value) => new lib.ManifestImporter(value)],
  [
    'importManifests of a name',
    (value) => new lib.ManifestImporter().importManifests(value, 'apiVersion: v1\nkind: A\n'),
  ],
  ['importManifests of a text', (value) => new lib.ManifestImporter().importManifests('a', value)],
];

const chart = () => new Chart(new App(), 'c');
const makes =
  (make: (scope: Chart, value: any) => unknown): Door =>
  (value) => {
    const scope = chart();
    make(scope, value);
    return Testing.synth(scope);
  };
const PROPS = [
  'metadata',
  'containers',
  'selector',
  'podMetadata',
  'tolerations',
  'volumes',
  'updateStrategy',
  'minReadySeconds',
  'affinity',
  'hostPID',
];
const METHODS = [
  'addContainer',
  'addInitContainer',
  'addVolume',
  'addToleration',
  'addPodLabel',
  'addPodAnnotation',
  'addNodeSelector',
];

type Made = new (scope: Construct, id: string, props: unknown) => Construct;

/** Every construct of the package. */
function constructClasses(scope: object, name = ''): [string, Made][] {
  return Object.entries(scope).flatMap(([key, value]): [string, Made][] => {
    if (typeof value === 'object' && value !== null && /^[a-z]/.test(key)) return constructClasses(value, `${key}.`);
    return typeof value === 'function' && value.prototype instanceof Construct
      ? [[`${name}${key}`, value as Made]]
      : [];
  });
}

const CONSTRUCTS: readonly [string, Door][] = [
  ...constructClasses(lib).map(([name, Class]): [string, Door] => [
    `props of ${name}`,
    makes((at, props) => new Class(at, 'x', props)),
  ]),
  ...PROPS.flatMap((prop): [string, Door][] => [
    [
      `DaemonSet with ${prop}`,
      makes((at, value) => new lib.DaemonSet(at, 'x', { containers: [CONTAINER], [prop]: value })),
    ],
    [
      `NodeAgentDaemonSet with ${prop}`,
      makes(
        (at, value) =>
          new lib.NodeAgentDaemonSet(at, 'x', { metadata: { namespace: 'a' }, containers: [CONTAINER], [prop]: value }),
      ),
    ],
  ]),
  ...METHODS.map((method): [string, Door] => [
    `DaemonSet.${method}`,
    makes((at, value) => (new lib.DaemonSet(at, 'x', { containers: [CONTAINER] }) as any)[method](value, value)),
  ]),
  ...['inputs', 'steps', 'outputs', 'config'].map((prop): [string, Door] => [
    `LogCollectorDaemonSet with ${prop}`,
    makes(
      (at, value) =>
        new lib.LogCollectorDaemonSet(at, 'x', {
          agent: new lib.FluentBit(),
          outputs: [{ stdout: {} }],
          [prop]: value,
        } as any),
    ),
  ]),
];

const OF: readonly [string, Door][] = [lib.AppChecks, lib.AppFindings, lib.TargetClusters, lib.Platform].map(
  (Class) => [`${Class.name}.of`, (scope) => Class.of(scope)],
);

const SCOPES: readonly [string, Door][] = constructClasses(lib).map(([name, Made]) => [
  `scope of ${name}`,
  (value) => new Made(value, 'x', { containers: [] }),
]);

const AGENTS: readonly [string, Door][] = [
  [
    'LogCollectorDaemonSet with agent',
    makes((at, agent) => new lib.LogCollectorDaemonSet(at, 'x', { agent, outputs: [{ stdout: {} }] } as any)),
  ],
  [
    'LogAggregator with agent',
    makes((at, agent) => new lib.LogAggregator(at, 'x', { agent, outputs: [{ stdout: {} }] } as any)),
  ],
  ...Object.entries(lib).flatMap(([name, Agent]): [string, Door][] =>
    typeof Agent === 'function' && Agent.prototype instanceof lib.logs.LogAgent
      ? [
          [
            `options of ${name}`,
            makes(
              (at, options) =>
                new lib.LogCollectorDaemonSet(at, 'x', {
                  agent: new (Agent as any)(options),
                  outputs: [{ stdout: {} }],
                } as any),
            ),
          ],
        ]
      : [],
  ),
];

/** What engines say, in words that help nobody. */
const OF_THE_ENGINE =
  /destructure|is not iterable|Maximum call stack|Cannot read propert|is not a function|Cannot convert|Invalid array length|Cannot mix|\(reading|Converting circular|Invalid string length|Cannot set prop|is not a constructor|Reduce of empty|^Cannot perform/;

test.each([...FUNCTIONS, ...CONSTRUCTS, ...SCOPES, ...OF, ...AGENTS])(
  '%s: what fits nothing is an error that says what it is about',
  (_, door) => {
    const bad: { [value: string]: string } = {};
    for (const [name, make] of Object.entries(VALUES)) {
      try {
        door(make());
      } catch (error) {
        const message = error instanceof Error ? error.message : `no error: ${String(error)}`;
        if (OF_THE_ENGINE.test(message) || message.length < 10) bad[name] = message.slice(0, 200);
      }
    }
    expect(bad).toEqual({});
  },
);

test.each([
  [
    'a map that contains itself',
    cyclic(),
    /^c\/x: affinity.* contains itself, or is nested more than 100 levels deep$/,
  ],
  ['a revoked proxy', { nodeAffinity: revoked() }, /^c\/x: affinity\.nodeAffinity cannot be read: .+revoked$/],
  ['a getter that throws', { nodeAffinity: [unreadable()] }, /^c\/x: affinity\.nodeAffinity is .+; give an object$/],
])('a construct names the property that holds %s', (_, affinity, message) => {
  expect(() => new lib.DaemonSet(chart(), 'x', { containers: [], affinity } as any)).toThrow(message);
});

test.each([
  ['daemonSets[0].spec.a.a cannot be read: it contains itself', () => planner.plan([{ spec: { a: cyclic() } }], [])],
  ['nodes[1][0] cannot be read: trap', () => planner.plan([], [1, [trapped()]])],
  ['options.exclusive[0] is "x"; give a list', () => planner.plan([], [], { exclusive: ['x'] } as any)],
  ['options.secondsToReady is NaN; give a number of seconds', () => planner.plan([], [], { secondsToReady: NaN })],
  ['manifest.a[0] cannot be read: it contains itself', () => new lib.ManifestValidator().validate({ a: cyclicList() })],
  ['props is null; give an object of properties', () => new lib.Planner(null as any)],
  ['kubernetesVersion is 1.3; give a text', () => new lib.Planner({ kubernetesVersion: 1.3 } as any)],
])('%s', (message, call) => {
  expect(call).toThrow(new Error(message));
});

test('a scope that is no construct is named', () => {
  expect(() => new lib.DaemonSet(undefined as any, 'x', { containers: [] })).toThrow(
    new Error('"x": the scope is undefined; give a construct, such as a Chart'),
  );
});
