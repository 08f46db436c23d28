import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import * as lib from '../../src';
import { Field } from '../../src/model/field';
import { TYPES } from '../../src/model/field-table';
import { run } from '../cli/run';

/*
 * What every object has by itself is no name of its own: whatever is called `constructor` is treated as what is called `constructos`.
 * Each name goes through everything that takes names, and so does its twin; but for the name, the answers are the same.
 */
const TWINS: { readonly [name: string]: string } = {
  constructor: 'constructos',
  toString: 'toStrinh',
  valueOf: 'valueOg',
  hasOwnProperty: 'hasOwnPropertz',
  ['__proto__']: '__prota__',
};

/** Values of which each has the name at another place of a field. */
function placesOf(field: Field, name: string): unknown[] {
  const { type, shape } = field;
  const values: unknown[] = type === 'string' || type === 'intOrString' || type === 'any' ? [name] : [];
  // an unknown field of a struct, and a type that does not fit
  if (TYPES.has(type)) values.push(entry(name, 1));
  else if (type === 'quantity') values.push(name);
  const inList = shape === 'list' ? values.map((value) => [value]) : values;
  return shape === 'map'
    ? [...values.map((value) => ({ a: value })), entry(name, type === 'string' ? 'a' : '1')]
    : inList;
}

const entry = (key: string, value: unknown): { [key: string]: any } => Object.fromEntries([[key, value]]);

interface Step {
  readonly type: string;
  readonly field: Field;
}

/** The shortest way to each field of each type. */
function ways(): (readonly Step[])[] {
  const found: (readonly Step[])[] = [];
  const queue: { type: string; way: readonly Step[] }[] = [{ type: 'DaemonSet', way: [] }];
  const seen = new Set(['DaemonSet']);
  for (const { type, way } of queue) {
    for (const field of TYPES.get(type)!.values()) {
      const own = [...way, { type, field }];
      found.push(own);
      if (TYPES.has(field.type) && !seen.has(field.type)) {
        seen.add(field.type);
        queue.push({ type: field.type, way: own });
      }
    }
  }
  return found.filter(([{ field }]) => field.name !== 'status');
}

function at(way: readonly Step[], value: unknown): any {
  return way.reduceRight<unknown>((inner, { field: { name, shape } }, i) => {
    const isLast = i === way.length - 1;
    const wrapped = isLast || shape === undefined ? inner : shape === 'list' ? [inner] : { a: inner };
    return { [name]: wrapped };
  }, value);
}

const BASE = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'a' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'b:1' }] } },
  },
};

function mergedInto(base: any, value: any): any {
  if (Array.isArray(base) && Array.isArray(value)) return value.map((item, i) => mergedInto(base[i], item));
  if (typeof base !== 'object' || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    Object.hasOwn(base, key) ? mergedInto(base[key], inner) : inner,
  ]);
  return Object.fromEntries([...Object.entries(base), ...entries]);
}

/** DaemonSets that are valid but for the name at one place. */
function daemonSets(name: string): string[] {
  return ways().flatMap((way) =>
    placesOf(way[way.length - 1].field, name).map((value) => JSON.stringify(mergedInto(BASE, at(way, value)))),
  );
}

const object = (kind: string, apiVersion: string, rest: object) =>
  JSON.stringify({ apiVersion, kind, metadata: { name: 'a' }, ...rest });

/** Other objects with the name in them, and the name where a kind or a version is expected. */
const others = (name: string): string[] => [
  object('ConfigMap', 'v1', { data: entry(name, 'a') }),
  object('Secret', 'v1', { type: name, stringData: entry(name, 'a') }),
  object('Service', 'v1', { spec: { type: name, selector: entry(name, 'a'), ports: [{ name, port: 80 }] } }),
  object('ClusterRole', 'rbac.authorization.k8s.io/v1', {
    rules: [{ apiGroups: [name], resources: [name], verbs: [name] }],
  }),
  object('ResourceQuota', 'v1', { spec: { hard: entry(name, '1'), scopes: [name] } }),
  object('Deployment', 'apps/v1', { spec: { ...BASE.spec, strategy: { type: name } } }),
  object('CronJob', 'batch/v1', { spec: { schedule: '* * * * *', timeZone: name, jobTemplate: entry(name, 1) } }),
  object('PriorityClass', 'scheduling.k8s.io/v1', { value: 1, preemptionPolicy: name }),
  object('Namespace', 'v1', { metadata: { name: 'a', labels: entry(`pod-security.kubernetes.io/${name}`, name) } }),
  object(name, 'v1', {}),
  object('DaemonSet', name, {}),
  object(name, `${name}/v1`, entry(name, 1)),
];

const NODES = (name: string) =>
  [
    { metadata: { name: 'n', labels: entry(name, 'a') } },
    { metadata: { name }, spec: { taints: [{ key: name, effect: 'NoSchedule' }] } },
    { metadata: { name: 'm' }, status: { allocatable: { cpu: '1', memory: '1Gi', pods: '9', ...entry(name, '1') } } },
    {
      metadata: {
        name: 'o',
        annotations: entry(name, 'a'),
        labels: { 'kubernetes.io/os': name, 'kubernetes.io/arch': name },
      },
    },
  ].map((node) => JSON.stringify({ kind: 'Node', ...node }));

/** The parts of an answer, in which the name stands for its twin, also where letters are made small. */
const partsOf = (answer: unknown, name: string): string[] =>
  [name, name.toLowerCase()]
    .reduce(
      (text, spelt) => text.split(spelt).join(spelt === name ? TWINS[name] : TWINS[name].toLowerCase()),
      JSON.stringify(answer, undefined, 1).replace(/\['__proto__'\](?=:)/g, '__proto__'),
    )
    .split(/\n|\\n|(?<=\\",)/);

async function expectSame(name: string, answer: (name: string) => unknown): Promise<void> {
  const [own, other] = [partsOf(await answer(name), name), partsOf(await answer(TWINS[name]), name)];
  const differing = own.flatMap((part, i) => (part === other[i] ? [] : [[part, other[i]]]));
  expect(differing.slice(0, 3)).toEqual([]);
  expect(own).toHaveLength(other.length);
}

const names = Object.keys(TWINS);

test('no field of the table is called as what every object has', () => {
  const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
  for (const [, fields] of TYPES) for (const field of fields.keys()) expect(inherited.has(field)).toBe(false);
});

test.each(names)('validate takes %s for a name like any other, at every place', async (name) => {
  await expectSame(name, async (own) => {
    const stdin = [...daemonSets(own), ...others(own)].join('\n---\n');
    return [
      await run(['validate', '-f', 'json', '-'], { stdin }),
      await run(['validate', '--kubernetes-version', '1.28', '--platform', 'openshift', '-'], { stdin }),
    ];
  });
});

test.each(names)('plan takes %s for a name like any other, in DaemonSets, in nodes and in an update', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  const [nodes, old] = ['nodes', 'old'].map((file) => join(folder, file));
  await expectSame(name, async (own) => {
    writeFileSync(nodes, NODES(own).join('\n'));
    writeFileSync(old, JSON.stringify(BASE));
    const manifests = daemonSets(own).map((text, i) => text.replace('"name":"a"', `"name":"a${i}"`));
    const answers = [await run(['plan', '--nodes', nodes, '-f', 'json', '-'], { stdin: manifests.join('\n---\n') })];
    for (const stdin of manifests.filter((_, i) => i % 40 === 0)) {
      answers.push(
        await run(['plan', '--nodes', nodes, '--from', old, '-'], { stdin: stdin.replace(/"a\d+"/, '"a"') }),
      );
    }
    return answers;
  });
});

test.each(names)('import takes %s for a name like any other, at every place', async (name) => {
  await expectSame(name, async (own) => {
    const answers = [];
    for (const stdin of [...daemonSets(own).filter((_, i) => i % 5 === 0), ...others(own)]) {
      const answer = await run(['import', '-'], { stdin });
      // what cdk8s cannot write is left to a patch, with a note
      const isPatched = /"(?:constructo|__prot)\w+":/.test(stdin);
      answers.push(isPatched ? answer.code : answer);
    }
    return answers;
  });
});

test.each(['labels', 'annotations'])('a DaemonSet refuses keys of %s that cdk8s loses or fails at', (field) => {
  for (const key of ['__proto__', 'constructor']) {
    const metadata = { [field]: entry(key, 'a') };
    expect(made((scope) => new lib.DaemonSet(scope, 'x', { metadata, containers: [CONTAINER] }))).toBe(
      `c/x: metadata.${field} has the key '${key}', which cdk8s cannot write; choose another key`,
    );
  }
});

test.each(names)('options and commands take %s for a value like any other', async (name) => {
  const stdin = JSON.stringify(BASE);
  await expectSame(name, async (own) => {
    const answers = [];
    for (const argv of [
      [own],
      ['rules', own],
      ['schema', own],
      ['validate', `--${own}`, '-'],
      ...[
        '--format',
        '--fail-on',
        '--platform',
        '--kubernetes-version',
        '--pod-security',
        '--skip-kind',
        '--accept',
      ].map((option) => ['validate', option, own, '-']),
    ]) {
      answers.push(await run(argv, { stdin }));
    }
    return answers;
  });
});

/** What a function gives or throws. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as Error).message;
  }
}

const CONTAINER = { name: 'a', image: 'b:1' };
const made = (make: (scope: Chart) => unknown) =>
  outcome(() => {
    const chart = new Chart(new App(), 'c');
    make(chart);
    return Testing.synth(chart);
  });

test.each(names)('constructs take %s for a name like any other', async (name) => {
  await expectSame(name, (own) => [
    ...['addPodLabel', 'addPodAnnotation', 'addNodeSelector'].map((method) =>
      made((scope) => {
        const daemonSet = new lib.DaemonSet(scope, 'x', { containers: [CONTAINER], nodeSelector: { a: 'b' } });
        (daemonSet as any)[method](own, 'x');
        (daemonSet as any)[method](own, 'x');
      }),
    ),
    made(
      (scope) => new lib.DaemonSet(scope, 'x', { metadata: { name: own, namespace: own }, containers: [CONTAINER] }),
    ),
    made((scope) => new lib.DaemonSet(scope, 'x', { ...entry(own, 1), containers: [CONTAINER] } as any)),
    made((scope) => new lib.DaemonSet(scope, 'x', { containers: [{ ...CONTAINER, ...entry(own, 1) }] })),
    made(
      (scope) =>
        new lib.NodeAgentDaemonSet(scope, 'x', {
          podMetadata: { labels: entry(own, 'a') },
          priorityClassName: own,
          nodeSelector: entry(own, own),
          tolerations: [{ key: own, operator: own as any }],
          containers: [{ ...CONTAINER, name: own, resources: { requests: entry(own, '1') } }],
        }),
    ),
    ...[
      { podMetadata: { labels: entry(own, 'a'), annotations: entry(own, 'a') } },
      { nodeSelector: entry(own, own), priorityClassName: own },
      { containers: [{ ...CONTAINER, resources: { requests: entry(own, '1') } }] },
    ].map((props) => made((scope) => new lib.DaemonSet(scope, 'x', { containers: [CONTAINER], ...props }))),
    made((scope) => new lib.NodeExporterDaemonSet(scope, 'x', { collectors: entry(own, {}) } as any)),
    ...[{ tag: own }, { kind: own }, entry(own, {})].map((input) =>
      made(
        (scope) =>
          new lib.LogCollectorDaemonSet(scope, 'x', {
            agent: new lib.FluentBit(),
            inputs: [{ containers: {}, ...input }],
            steps: [{ addFields: { fields: entry(own, own) } }],
            outputs: [{ stdout: {}, ...entry(own, {}) }],
          } as any),
      ),
    ),
    made((scope) =>
      lib.DaemonSetPools.ofDaemonSets(scope, 'x', {
        base: { containers: [CONTAINER], podMetadata: { labels: entry(own, 'a') } },
        pools: [
          { name: own, nodes: [lib.NodeLabels.in(own, own)] },
          { name: 'rest', ...entry(own, 1) },
        ],
      } as any),
    ),
    outcome(() => new lib.DaemonSetValidator({ podSecurity: own } as any)),
    outcome(() => new lib.Planner().plan([BASE], [], { priorityClasses: entry(own, 1) } as any)),
  ]);
});
